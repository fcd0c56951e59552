// The reader around the ebook. The page says in #facts what it reads; its words stand in its markup.
import "./foliate-js/view.js"

const facts = JSON.parse(document.getElementById("facts").textContent)
const at = id => document.getElementById(id)
const kept = `makeready:${facts.epub}:${facts.checksum}`
const SMALLEST = 70, LARGEST = 200, STEP = 10
const ROOM_FOR_TWO = matchMedia("(min-width: 64rem)")

const settings = { size: 100, dark: matchMedia("(prefers-color-scheme: dark)").matches, printed: ROOM_FOR_TWO.matches }
const view = document.createElement("foliate-view")
const printedPage = new Image()
const darkRules = new WeakMap()

// --- What is remembered of the last visit; a browser may refuse to keep anything.

function remembered() {
  try { return JSON.parse(localStorage.getItem(kept)) ?? {} } catch { return {} }
}

function remember(facts) {
  try { localStorage.setItem(kept, JSON.stringify({ ...remembered(), ...facts })) } catch { /* it is for comfort */ }
}

// --- Light and dark: the sheets' own rules for dark screens are switched, here and in the book.

function rulesForDark(doc) {
  if (!darkRules.has(doc)) {
    const rules = [...doc.styleSheets].flatMap(sheet => [...sheet.cssRules])
    darkRules.set(doc, rules.filter(rule => rule.media?.mediaText.includes("prefers-color-scheme: dark")))
  }
  return darkRules.get(doc)
}

function paint(doc) {
  for (const rule of rulesForDark(doc)) rule.media.mediaText = settings.dark ? "all" : "not all"
}

function paintAll() {
  paint(document)
  document.documentElement.style.colorScheme = settings.dark ? "dark" : "light"
  const { backgroundColor, color } = getComputedStyle(document.documentElement)
  const scheme = settings.dark ? "dark" : "light"
  view.renderer?.setStyles(`html { background: ${backgroundColor}; color: ${color}; color-scheme: ${scheme};
    font-size: ${settings.size}% }`)
  for (const { doc } of view.renderer?.getContents() ?? []) paint(doc)
  at("dark").setAttribute("aria-pressed", settings.dark)
  at("smaller").disabled = settings.size <= SMALLEST
  at("larger").disabled = settings.size >= LARGEST
}

function set(changes) {
  Object.assign(settings, changes)
  remember(settings)
  paintAll()
  showPrinted()
}

// --- The place in the book, and the printed page that it is on.

function showPrinted() {
  at("printed").hidden = !settings.printed || !printedPage.src
  at("beside").setAttribute("aria-pressed", settings.printed)
  const columns = settings.printed ? "1" : "2"
  // The renderer lays out anew whenever it is told, even the same, and that moves the place.
  if (view.renderer?.getAttribute("max-column-count") !== columns) view.renderer?.setAttribute("max-column-count", columns)
}

// The printed page that the first visible word is on: that of the last break before it. foliate-js would name
// the last page that begins on the screen.
function folioAt(range, pageItem) {
  const breaks = [...range.startContainer.getRootNode().querySelectorAll("[role='doc-pagebreak']")]
  const reached = breaks.filter(each => {
    const before = each.ownerDocument.createRange()
    before.setStart(range.startContainer, range.startOffset)
    before.setEndBefore(each) // an end that lies before the start takes it along
    return !before.toString().trim()
  })
  return reached.at(-1)?.getAttribute("aria-label") ?? pageItem?.label
}

function moved({ detail: { cfi, fraction, pageItem, range, tocItem } }) {
  remember({ cfi })
  const folio = range ? folioAt(range, pageItem) : pageItem?.label
  document.documentElement.dataset.place = cfi
  document.documentElement.dataset.folio = folio ?? ""
  at("chapter").textContent = tocItem?.label ?? ""
  at("read").value = fraction ?? 0
  at("folio").hidden = !folio
  if (folio) {
    at("folio-words").textContent = facts.words.page.replace("{page}", folio)
    at("folio").href = at("printed-link").href = `${facts.pdf}#page=${Number(folio) - facts.firstFolio + 1}`
    const picture = facts.pages[folio]
    if (picture && printedPage.getAttribute("src") !== picture) printedPage.src = picture
    at("printed-words").textContent = at("folio-words").textContent
  }
  for (const link of at("toc").querySelectorAll("a")) {
    if (link.dataset.href === tocItem?.href) link.setAttribute("aria-current", "true")
    else link.removeAttribute("aria-current")
  }
  showPrinted()
}

// --- Contents.

function listed(entries) {
  const list = document.createElement("ol")
  for (const { label, href, subitems } of entries) {
    const item = list.appendChild(document.createElement("li"))
    const words = item.appendChild(document.createElement(href ? "a" : "span"))
    words.textContent = label
    if (href) {
      words.href = "#"
      words.dataset.href = href
      words.addEventListener("click", event => { event.preventDefault(); openContents(false); view.goTo(href) })
    }
    if (subitems?.length) item.append(listed(subitems))
  }
  return list
}

function openContents(open) {
  const was = !at("toc").hidden
  at("toc").hidden = !open
  at("contents").setAttribute("aria-expanded", open)
  if (open) (at("toc").querySelector("[aria-current]") ?? at("toc").querySelector("a"))?.focus()
  else if (was) at("contents").focus()
}

// --- Keys, here and in the book.

function pressed(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return
  const inside = event.target.closest?.("button, summary, input")
  if (event.key === "Escape") openContents(false)
  else if (event.key === "ArrowLeft") view.goLeft()
  else if (event.key === "ArrowRight") view.goRight()
  else if (event.key === "PageUp" || (event.key === " " && event.shiftKey && !inside)) view.prev()
  else if (event.key === "PageDown" || (event.key === " " && !inside)) view.next()
  else if (event.key === "Home") view.goTo(0)
  else return
  event.preventDefault()
}

function loaded({ detail: { doc } }) {
  doc.addEventListener("keydown", pressed)
  doc.defaultView.frameElement.title = doc.title
  paint(doc)
}

// --- Where to begin: at the article that the address names, where one was last, or at the cover.

function start() {
  const named = decodeURIComponent(location.hash.slice(1))
  const index = view.book.sections.findIndex(section => section.id.endsWith(`/articles/${named}.xhtml`))
  if (named && index >= 0) return view.goTo(index)
  return view.init({ lastLocation: remembered().cfi, showTextStart: false })
}

async function open() {
  const answer = await fetch(facts.epub)
  if (!answer.ok) throw new Error(`${facts.epub}: ${answer.status}`)
  at("book").append(view)
  await view.open(new File([await answer.blob()], facts.epub, { type: "application/epub+zip" }))
  view.addEventListener("load", loaded)
  view.addEventListener("relocate", moved)
  view.renderer.setAttribute("gap", "7%")
  view.renderer.setAttribute("margin", "40px")
  view.renderer.setAttribute("max-inline-size", "680px")
  view.renderer.setAttribute("max-block-size", "1600px")
  printedPage.alt = ""
  at("printed-link").prepend(printedPage)
  at("toc").append(listed(view.book.toc ?? []))
  at("previous").addEventListener("click", () => view.prev())
  at("next").addEventListener("click", () => view.next())
  at("contents").addEventListener("click", () => openContents(at("toc").hidden))
  at("smaller").addEventListener("click", () => set({ size: Math.max(SMALLEST, settings.size - STEP) }))
  at("larger").addEventListener("click", () => set({ size: Math.min(LARGEST, settings.size + STEP) }))
  at("dark").addEventListener("click", () => set({ dark: !settings.dark }))
  at("beside").addEventListener("click", () => set({ printed: !settings.printed }))
  document.addEventListener("keydown", pressed)
  addEventListener("hashchange", start)
  const { cfi, ...before } = remembered()
  Object.assign(settings, before)
  at("instead").hidden = true
  for (const part of document.querySelectorAll(".needs-script")) part.hidden = false
  paintAll()
  showPrinted()
  await start()
}

open().catch(reason => {
  at("instead").hidden = false
  at("fault").textContent = String(reason.message ?? reason)
  console.error(reason)
})
