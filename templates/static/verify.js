// Compares a file with the SHA-256 on the page, on this device alone. Without
// this script the page says how to do it by hand.
"use strict";

const section = document.querySelector("[data-verify]");
const verdict = section?.querySelector("[data-verdict]");

const hex = (bytes) => [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, "0")).join("");

const compare = async (file) => {
  try {
    const sum = hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    return sum === section.dataset.verify ? "match" : "differ";
  } catch {
    return "unread";
  }
};

// Browsers compute sums only on pages that came safely.
if (section && globalThis.crypto?.subtle) {
  section.hidden = false;
  section.querySelector("input").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    verdict.textContent = "";
    if (!file) return;
    const result = await compare(file);
    verdict.className = result === "match" ? "flash" : "notice";
    verdict.textContent = verdict.dataset[result];
  });
}
