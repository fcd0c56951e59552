import java.io.FileInputStream;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Prints what veraPDF finds: a line for the file, then a line for each broken rule. */
public class VeraCheck {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(arguments[0]);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            throw new IllegalArgumentException("no such flavour: " + arguments[0]);
        }
        boolean passed = true;
        for (int i = 1; i < arguments.length; i++) {
            passed &= check(arguments[i], flavour);
        }
        System.exit(passed ? 0 : 1);
    }

    private static boolean check(String file, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            String verdict = result.isCompliant() ? "PASS" : "FAIL";
            System.out.println(verdict + "\t" + result.getTotalAssertions() + "\t" + file);
            for (TestAssertion finding : result.getTestAssertions()) {
                if (finding.getStatus() == TestAssertion.Status.FAILED) {
                    System.out.println("\t" + finding.getRuleId().getClause() + "-" + finding.getRuleId().getTestNumber()
                            + "\t" + finding.getMessage() + "\t"
                            + (finding.getLocation() == null ? "" : finding.getLocation().getContext()));
                }
            }
            return result.isCompliant();
        }
    }
}
