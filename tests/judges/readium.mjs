// What a reading app built on Readium's toolkit reads out of a publication; the publication comes on standard input.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const readium = await import(pathToFileURL(process.argv[2]));
const publication = JSON.parse(readFileSync(0, "utf8"));
const metadata = readium.Metadata.deserialize(publication.metadata);
process.stdout.write(
  JSON.stringify({
    metadata: metadata?.serialize() ?? null,
    links: readium.Links.deserialize(publication.links)?.serialize() ?? [],
    images: readium.Links.deserialize(publication.images ?? [])?.serialize() ?? [],
  }),
);
