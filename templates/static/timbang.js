// Comforts that every page may have; nothing here is needed to work.
"use strict";

// What went wrong is read out and within reach of the keyboard first.
document.querySelector(".problem")?.focus();

// Signing out empties this device: somebody who has unsent answers is asked first.
document.querySelector('form[action="/sign-out"]')?.addEventListener("submit", (event) => {
  const unsent = Object.keys(localStorage).filter((key) => key.startsWith("timbang "));
  if (unsent.length > 0 && !confirm("Masih ada isian yang belum terkirim. Bila Anda keluar sekarang, isian itu hilang. Tetap keluar?")) event.preventDefault();
  else unsent.forEach((key) => localStorage.removeItem(key));
});

// A form is sent once, however often its button is pressed. After a while, or
// when the browser's back button returns to it, it may be sent again: a file to
// download leaves the page standing.
const release = (form) => delete form.dataset.sent;
addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.getAttribute("method") !== "post") return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  setTimeout(release, 5000, form);
});
addEventListener("pageshow", () => [...document.forms].forEach(release));

// A file that the court cannot take is refused before it is sent, so that
// nothing else on the page is lost with it. The server refuses it all the same.
const largest = 15 * 1024 * 1024;
for (const input of document.querySelectorAll("input[type=file]")) {
  input.addEventListener("change", () => {
    const tooLarge = [...input.files].some((file) => file.size > largest);
    const words = tooLarge ? "Berkas lebih besar dari 15 MB. Pindai ulang dengan ketajaman 200 dpi atau bagi menjadi beberapa berkas." : "";
    let place = document.getElementById(input.id + "-size");
    if (!place) {
      place = document.createElement("p");
      place.id = input.id + "-size";
      place.className = "error";
      place.setAttribute("role", "alert");
      input.before(place);
    }
    place.textContent = words;
    if (tooLarge) input.value = "";
  });
}

// Buttons marked data-print open the printing window; without this script they
// stay hidden.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// Buttons marked data-copy copy the text of a place; without this script they
// stay hidden and the text is there to be selected.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const place = document.getElementById(button.dataset.copy);
      await navigator.clipboard.writeText(place.value ?? place.textContent);
      const words = button.firstChild;
      words.textContent = "Tersalin";
      setTimeout(() => { words.textContent = button.dataset.copy === "semua" ? "Salin semua" : "Salin"; }, 2000);
    });
  }
}

// At the counter: / searches, ? explains, wherever nothing is being typed.
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
  const search = document.querySelector('a[href="/search"], form[action="/search"]');
  if (event.key === "/" && search) {
    event.preventDefault();
    const box = document.querySelector('form[action="/search"] input[name="q"]');
    if (box) box.focus();
    else location.href = "/search";
  }
  if (event.key === "?") location.href = "/help#papan-ketik";
});

// Forms that save themselves, or wait for a network, bring their own script.
if (document.querySelector("form[data-autosave]")) {
  const script = document.createElement("script");
  script.src = document.currentScript.src.replace("timbang.js", "form.js");
  document.head.append(script);
}
