// A form that saves itself. What is typed is kept on this device until the
// server has said that it has it, goes out one request at a time, and is put
// back when the page is opened again. "Tersimpan" is said only when the server
// holds exactly what the page shows. Without this script the form works with
// its buttons.
"use strict";

(() => {
  const form = document.querySelector("form[data-autosave]");
  const url = form.dataset.autosave;
  const key = "timbang " + url;
  const line = form.querySelector("[data-saved]");
  const version = form.elements.version;
  const device = matchMedia("(pointer: coarse)").matches ? "telepon ini" : "komputer ini";

  let base; // what the server holds, as far as this page knows
  let pending = null; // what was sent and not answered: it goes again as it was
  let running = null; // the request under way
  let halt = ""; // why nothing is sent: "conflict" is settled by the button, "gone" is not
  let kept = true; // the device took the copy
  let failures = 0;
  let trouble = null; // says again what is wrong, with the number of answers that wait
  let timer = 0;

  // values lists the answers of a form by name; an empty list is no answer.
  const values = (from) => {
    const out = {};
    for (const el of from.elements) {
      if (!el.name || el.name === "_csrf" || el.name === "version" || el.type === "submit") continue;
      out[el.name] ??= [];
      const given = el.type === "radio" || el.type === "checkbox" ? el.checked : el.value !== "";
      if (given) out[el.name].push(el.value);
    }
    return out;
  };
  const tidy = (list) => JSON.stringify((list ?? []).map((v) => v.replaceAll("\r\n", "\n").trim()).filter(Boolean));
  const equal = (a, b) => tidy(a) === tidy(b);
  const exact = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const changed = () => pending !== null || !exact(values(form), base);

  const say = (words, bad, ...more) => {
    line.classList.toggle("bad", !!bad);
    line.replaceChildren(words, ...more);
  };
  const link = (words, href) => {
    const a = document.createElement("a");
    Object.assign(a, { href, target: "_blank", rel: "noopener", textContent: words });
    return a;
  };
  // waiting counts the answers that the server does not have yet.
  const waiting = () => {
    const now = values(form);
    const n = Object.keys(now).filter((name) => !exact(now[name], base[name] ?? []) || (pending && !exact(pending[name], base[name] ?? []))).length;
    return n > 0 ? ` ${n} jawaban belum terkirim.` : "";
  };
  const where = () => (kept ? `Isian disimpan di ${device}` : "Jangan tutup halaman ini; isian tetap ada di sini");

  // remember keeps a copy on the device while the server lacks something.
  const remember = () => {
    try {
      if (changed()) localStorage.setItem(key, JSON.stringify({ base, typed: values(form), sent: pending }));
      else localStorage.removeItem(key);
      kept = true;
    } catch {
      kept = false;
    }
  };
  const recall = () => {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  };

  const later = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(flush, ms);
  };
  const again = () => later(1000 * Math.min(60, 2 ** ++failures));
  const stop = (why, words, ...more) => {
    halt = why;
    clearTimeout(timer);
    remember();
    say(words, true, ...more);
    return false;
  };

  const fail = (words) => {
    again();
    trouble = words;
    words();
    return false;
  };

  // once sends what the page shows, or once more what was not answered. It
  // says whether the server has it.
  const once = async () => {
    clearTimeout(timer);
    pending ??= values(form);
    remember();
    say("Menyimpan…");
    let answer, res;
    try {
      res = await post(pending);
      if (res.ok) answer = await res.json();
    } catch {
      if (!res?.ok) return fail(() => say(`Belum tersimpan: tidak ada sinyal. ${where()} dan dikirim sendiri saat sinyal kembali.${waiting()}`, true));
    }
    if (Number.isInteger(answer?.version)) return arrived(answer);
    return refused(res.status);
  };

  const post = (what) => {
    const body = new URLSearchParams({ _csrf: form.elements._csrf?.value ?? "", version: version.value });
    for (const [name, list] of Object.entries(what)) for (const v of list.length ? list : [""]) body.append(name, v);
    return fetch(url, {
      method: "POST",
      headers: { "X-Autosave": "1" },
      body,
      redirect: "error", // whoever redirects is not the server: a hotspot that wants a password
      signal: AbortSignal.timeout(20000),
      keepalive: String(body).length < 60000, // browsers let go of more than 64 KB when a page closes
    });
  };

  const arrived = (answer) => {
    base = pending;
    pending = null;
    failures = 0;
    trouble = null;
    hold(answer.kept ?? []);
    version.value = answer.version;
    remember();
    if (changed()) later(1500);
    else if (answer.kept) say("Tersimpan, kecuali yang dikosongkan: centang “Kosongkan isian ini” bila memang harus kosong.", true);
    else say("Tersimpan " + answer.saved_at.replace(" WITA", ""));
    return true;
  };

  const refused = (status) => {
    switch (status) {
      case 401:
        return fail(() => say(`Belum tersimpan: waktu kerja Anda habis. ${where()}. `, true, link("Masuk lagi di tab lain", "/sign-in"), `, lalu kembali ke halaman ini.${waiting()}`));
      case 409:
        return settleConflict();
      case 403:
        return stop("gone", `Belum tersimpan: halaman ini sudah kedaluwarsa. ${where()}; muat ulang halaman ini untuk melanjutkan.`);
      case 404:
        return stop("gone", `Belum tersimpan: asesmen ini tidak terbuka bagi akun yang sedang masuk. ${where()}; masuk dengan akun Anda sendiri, atau hubungi penyelia.`);
      case 413:
        return stop("gone", "Belum tersimpan: isian halaman ini terlalu panjang. Persingkat, lalu tekan Simpan.");
      default:
        return fail(() => say(`Belum tersimpan: sistem sedang sibuk. ${where()} dan dikirim lagi sendiri.${waiting()}`, true));
    }
  };

  // settleConflict looks what is stored now. A change to another section, or
  // one that this page sent itself, stands in nobody's way.
  const settleConflict = async () => {
    let doc;
    try {
      const res = await fetch(url, { headers: { "X-Autosave": "1" }, signal: AbortSignal.timeout(20000) });
      if (res.status === 401) return refused(401);
      doc = new DOMParser().parseFromString(await res.text(), "text/html");
    } catch {
      return refused(503);
    }
    const other = doc.querySelector("form[data-autosave]");
    if (other) {
      const stored = values(other);
      if (Object.keys(stored).every((n) => equal(stored[n], base[n]) || equal(stored[n], pending?.[n]))) {
        version.value = other.elements.version.value;
        base = stored;
        pending = null;
        later(0);
        return true;
      }
      return stop("conflict", `Belum tersimpan: bagian ini diubah di tab atau perangkat lain. ${where()}. Tekan “${form.querySelector(".buttons .button").textContent}” untuk membandingkan.`);
    }
    return stop("gone", `Belum tersimpan: asesmen ini sudah diserahkan atau tidak terbuka lagi. ${where()}.`);
  };

  const flush = () => {
    if (halt || !changed()) return Promise.resolve(!halt);
    return (running ??= once().finally(() => {
      running = null;
    }));
  };

  // Questions that depend on an answer come and go with it.
  const holds = (part) => {
    const [name, any] = part.split("=");
    const controls = [...form.elements].filter((el) => el.name === name);
    return !controls[0]?.closest("[hidden]") && controls.some((el) => el.checked && any.split("|").includes(el.value));
  };
  const arrange = () => {
    for (const q of form.querySelectorAll("[data-when]")) q.hidden = !q.dataset.when.split(" ").every(holds);
  };

  // A guarded answer is emptied by its own tick and not by a blank field. The
  // tick is there while the field is blank and the server holds something.
  const guards = [...form.querySelectorAll("[data-guard]")].map((part) => ({ part, tick: part.querySelector("input"), name: part.dataset.guard }));
  const held = new Set();
  const hold = (kept) => {
    for (const { name, tick } of guards) {
      if ((base[name] ?? []).length || kept.includes(name)) held.add(name);
      else if (tick.checked) held.delete(name);
    }
  };
  const watch = () => {
    for (const { part, tick, name } of guards) {
      const blank = form.elements[name].value.trim() === "";
      if (!blank) tick.checked = false;
      part.hidden = !blank || !held.has(name);
    }
  };

  // put fills in an answer; warn says beside it what the server has instead.
  const put = (name, list) => {
    for (const el of form.elements) {
      if (el.name !== name) continue;
      if (el.type === "radio" || el.type === "checkbox") el.checked = list.includes(el.value);
      else el.value = list[0] ?? "";
    }
  };
  const warn = (name, list) => {
    const el = [...form.elements].find((x) => x.name === name);
    const words = list.map((v) => [...form.elements].find((x) => x.name === name && x.value === v && x.checked !== undefined && /radio|checkbox/.test(x.type))?.labels[0]?.textContent ?? v);
    const p = document.createElement("p");
    p.className = "warning";
    p.textContent = "Perlu perhatian: yang tersimpan di sistem: " + (words.join("; ") || "kosong");
    (/radio|checkbox/.test(el.type) ? el.closest(".choice") : el).before(p);
  };

  // restore puts back what an earlier visit could not send.
  const restore = (copy) => {
    let some = false, disputed = false;
    for (const [name, typed] of Object.entries(copy.typed ?? {})) {
      const stored = base[name];
      if (!stored || exact(typed, copy.base?.[name]) || equal(typed, stored)) continue;
      some = true;
      put(name, typed);
      if (!equal(stored, copy.base?.[name]) && !equal(stored, copy.sent?.[name])) {
        disputed = true;
        warn(name, stored);
      }
    }
    if (disputed) {
      const drop = document.createElement("button");
      Object.assign(drop, { type: "button", className: "plain", textContent: "Pakai yang tersimpan di sistem" });
      drop.addEventListener("click", () => {
        halt = "over";
        localStorage.removeItem(key);
        location.reload();
      });
      stop("conflict", `Belum tersimpan: isian di ${device} berbeda dari yang tersimpan di sistem. Periksa yang ditandai, lalu tekan “${form.querySelector(".buttons .button").textContent}”. `, drop);
    } else if (some) {
      say("Isian yang belum terkirim dipulihkan.");
      later(0);
    } else {
      remember();
      if (!changed()) say("Tersimpan");
    }
  };

  // outgrown says whether an earlier visit filled rows that this page does not
  // show yet.
  const outgrown = (copy) =>
    Object.entries(copy.typed ?? {}).some(([name, list]) => list.length && !base[name] && form.querySelector(`button[name=more][value="${CSS.escape(name.split(".")[0])}"]`));

  const touched = (wait) => {
    arrange();
    watch();
    if (halt === "over") return;
    remember();
    if (halt) return;
    if (!changed()) return;
    if (failures === 0) {
      say(kept ? "Akan disimpan…" : "Akan disimpan… Jangan tutup halaman ini dahulu.");
      later(wait);
    } else trouble?.();
  };

  form.addEventListener("input", (event) => touched(/radio|checkbox/.test(event.target.type) ? 400 : 1500));
  form.addEventListener("focusout", () => {
    if (failures === 0 && !running && !halt && changed()) later(0);
  });
  addEventListener("online", flush);
  addEventListener("focus", () => failures > 0 && flush());
  document.addEventListener("visibilitychange", flush);
  addEventListener("pagehide", () => {
    if (halt === "over") return;
    remember();
    flush();
  });
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  addEventListener("beforeunload", (event) => {
    if (!kept && halt !== "over" && changed()) event.preventDefault();
  });
  // Whoever signs out has said what is to become of the copy.
  document.querySelector('form[action="/sign-out"]')?.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) halt = "over";
  });

  // The buttons send the form only after everything typed has arrived.
  let leaving = false;
  let asked = false;
  form.addEventListener("submit", async (event) => {
    if (leaving || halt === "conflict" || !changed()) return;
    event.preventDefault();
    if (asked || halt) return;
    asked = true;
    while (changed() && !halt && (await flush()));
    asked = false;
    if (halt === "conflict" || !changed()) {
      leaving = true;
      form.requestSubmit(event.submitter);
    }
  });

  document.querySelectorAll("[data-without-script]").forEach((el) => el.remove());
  if ("unsaved" in form.dataset) {
    base = {};
    stop("conflict", "Belum tersimpan. Periksa yang ditandai, lalu simpan.");
  } else {
    base = values(form);
    hold([]);
    const copy = recall();
    if (copy && outgrown(copy)) {
      halt = "over";
      location.search = "?rows=all";
      return;
    }
    if (copy) restore(copy);
  }
  arrange();
  watch();
})();
