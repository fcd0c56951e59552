"use strict";
// Filters: what is chosen shows its problems alone, in the list and on the pages.
const form = document.querySelector(".filters");
if (form) {
  const listed = [...document.querySelectorAll(".problems > li")];
  const marks = [...document.querySelectorAll(".mark")];
  const output = form.querySelector("output");
  const show = () => {
    const wanted = [...new FormData(form)].filter(([, value]) => value);
    for (const item of listed) {
      item.hidden = !wanted.every(([name, value]) => item.dataset[name] === value);
    }
    const shown = new Set(listed.filter((item) => !item.hidden).map((item) => item.id));
    for (const mark of marks) mark.hidden = !shown.has(`problem-${mark.dataset.problem}`);
    output.textContent = `${shown.size} of ${listed.length} shown`;
  };
  form.hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
}
