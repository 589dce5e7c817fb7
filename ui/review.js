// Buttons inside the result. Gradio gives: element (ours), trigger (an event to Python), watch (a new result).
const spoken = document.createElement("p");
spoken.className = "sr";
spoken.setAttribute("role", "status");
document.body.appendChild(spoken);

const find = (selector) => element.querySelector(selector);
const dialog = (name) => find(`dialog[data-dialog="${name}"]`);
const slot = (box, name, text) => {
  const place = box.querySelector(`[data-slot="${name}"]`);
  if (!place) return;
  place.textContent = text || "";
  place.hidden = !text;
};
const open = new Set();
let focusKey = null;
let current = {};
let reading = false;
let replacing = false;

const ask = (what) => {
  focusKey = current.key || null;
  replacing = what.act === "accept" || what.act === "restore";
  const picked = find("[data-picked]");
  trigger("apply", { all: Boolean(find("[data-all]")), picked: picked ? Number(picked.dataset.picked) : null, ...what });
};

element.addEventListener("toggle", (event) => {
  const fold = event.target.dataset && event.target.dataset.fold;
  if (fold && event.target.isConnected) open[event.target.open ? "add" : "delete"](fold);
}, true);

const showRule = (data, chip) => {
  const box = dialog("rule");
  current = { ...data };
  slot(box, "title", data.title);
  slot(box, "severity", data.rule);
  slot(box, "text", data.where || data.text);
  slot(box, "message", data.message);
  slot(box, "question", data.question);
  const page = box.querySelector('[data-slot="page"]');
  const source = [...element.querySelectorAll("[data-rule-page]")].find((each) => each.dataset.rulePage === data.rule);
  page.replaceChildren(...(source ? [...source.cloneNode(true).childNodes] : []));
  box.showModal();
  box.scrollTop = 0;
};

const showDiffer = (data) => {
  const box = dialog("differ");
  const badge = !data.rule;
  current = { ...data };
  const heading = box.querySelector('[data-slot="heading"]');
  heading.textContent = badge ? heading.dataset.badge : heading.dataset.finding + " (" + data.title + ")";
  slot(box, "text", data.where || data.text);
  box.querySelector("form").reset();
  box.querySelector(".field-error").hidden = true;
  box.querySelector("fieldset").hidden = !badge;
  for (const choice of box.querySelectorAll("[data-choice]")) choice.hidden = choice.dataset.choice === data.form;
  const first = box.querySelector("[data-choice]:not([hidden]) input");
  if (badge && first) first.checked = true;
  box.showModal();
  (badge && first ? first : box.querySelector("textarea")).focus();
};

const save = (name, kind, text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: typeof text === "string" ? kind + ";charset=utf-8" : kind }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};

const copy = async (button, area) => {
  try {
    await navigator.clipboard.writeText(area.value);
  } catch (_) {  // no clipboard without https: select and copy, as browsers did before
    const holder = document.createElement("textarea");
    holder.value = area.value;
    document.body.appendChild(holder);
    holder.select();
    document.execCommand("copy");
    holder.remove();
    button.focus();
  }
  const place = button.querySelector("span:last-of-type");
  const label = place.textContent;
  if (label === button.dataset.done) return;
  place.textContent = button.dataset.done;
  spoken.textContent = button.dataset.done;
  setTimeout(() => { place.textContent = label; }, 1600);
};

// The Word file is made by the server when it is asked for; a word of waiting only where it takes over a second.
const saveWord = async (button) => {
  if (button.getAttribute("aria-busy") === "true") return;
  const status = find('[data-slot="word"]');
  const tell = (text, trouble) => {
    status.textContent = text;
    status.hidden = !text;
    status.classList.toggle("is-trouble", Boolean(trouble));
    status.classList.toggle("is-waiting", text === status.dataset.wait);
  };
  const area = find('[data-file="text"]');
  tell("");
  button.setAttribute("aria-busy", "true");
  const waiting = setTimeout(() => tell(status.dataset.wait), 1000);
  try {
    const made = await server.word_file({ text: area.value, team: area.dataset.team || "", cycle: area.dataset.cycle || "" });
    clearTimeout(waiting);
    if (!made || !made.data) { tell((made && made.error) || status.dataset.failed, true); return; }
    save("okr-review.docx", made.type, Uint8Array.from(atob(made.data), (each) => each.charCodeAt(0)));
    tell(made.notices.join(" "));
  } catch (_) {
    tell(status.dataset.failed, true);
  } finally {
    clearTimeout(waiting);
    button.removeAttribute("aria-busy");
  }
};

const localTimes = () => {
  const hour = { hour: "2-digit", minute: "2-digit" };
  const today = new Date().toDateString();
  for (const each of element.querySelectorAll("[data-at]")) {
    const at = new Date(each.dataset.at);
    const when = at.toDateString() === today ? at.toLocaleTimeString([], hour) : at.toLocaleString([], { day: "numeric", month: "short", ...hour });
    each.textContent = `${when} · ${each.dataset.rest}`;
  }
};

const ACTS = {
  rule: (button) => showRule(button.dataset),
  differ: (button) => showDiffer(button.dataset),
  "differ-from-rule": () => { const data = current; dialog("rule").close(); showDiffer(data); },
  close: (button) => button.closest("dialog").close(),
  takeback: (button) => {
    current = { key: button.dataset.key };
    ask({ act: "takeback", text: button.dataset.text, rule: button.dataset.rule || null });
  },
  restore: (button) => { current = { key: "restore" }; ask({ act: "restore", number: Number(button.dataset.number) }); },
  all: (button) => { button.disabled = true; current = {}; ask({ act: "all", all: true }); },
  dismiss: (button) => button.closest(".notice").remove(),
  "see-changed": () => {
    const section = find("#okr-changes");
    if (!section) return;
    section.focus({ preventScroll: true });
    section.scrollIntoView({ block: "start" });
  },
  copy: (button) => copy(button, find(`[data-file="${button.dataset.fileOf || "markdown"}"]`)),
  markdown: () => save("okr-review.md", "text/markdown", find('[data-file="markdown"]').value),
  docx: (button) => saveWord(button),
  json: () => save("okr-review.json", "application/json", find('[data-file="json"]').value),
};

element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  if (button && button.type === "submit") return;  // its form answers
  if (button && element.contains(button)) {
    const act = ACTS[button.dataset.act];
    if (act) act(button);
    return;
  }
  const mark = event.target.closest("mark[data-rule]");
  const number = event.target.closest("[data-tip]");
  if (number && !(mark && event.pointerType === "mouse")) { showTip(number); return; }
  if (mark) {
    const row = mark.closest(".line-row");
    const chip = [...row.querySelectorAll(".rule-chip")].find((each) => each.dataset.rule === mark.dataset.rule);
    if (chip) showRule(chip.dataset);
    return;
  }
  if (event.target.tagName === "DIALOG") event.target.close();
});

element.addEventListener("submit", (event) => {
  event.preventDefault();
  event.stopPropagation();
  const form = event.target;
  if (form.matches(".blank-form")) { takeWording(form); return; }
  const reason = form.elements.reason.value.trim();
  const error = form.querySelector(".field-error");
  error.hidden = Boolean(reason);
  if (!reason) { form.elements.reason.focus(); return; }
  const badge = !current.rule;
  const what = { act: "overrule", text: current.text, rule: current.rule || null, reason };
  if (badge) what.form = form.elements.form.value;
  form.closest("dialog").close();
  ask(what);
});

element.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.name === "reason") {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});

element.addEventListener("change", (event) => {
  if (event.target.dataset.change !== "compare") return;
  current = { key: event.target.dataset.key };
  ask({ act: "compare", number: Number(event.target.value) });
});

document.addEventListener("click", (event) => {
  if (event.target.closest("#okr-read, .okr-example")) reading = true;
});

watch("value", () => {
  requestAnimationFrame(() => {
    if (replacing && !find(".notice.is-trouble")) window.okrCoach.forget();
    replacing = false;
    for (const fold of element.querySelectorAll("details[data-fold]")) {
      if (open.has(fold.dataset.fold)) fold.open = true;
    }
    localTimes();
    restoreFields();
    if (focusKey) {
      const again = [...element.querySelectorAll("[data-key]")].find((each) => each.dataset.key === focusKey)
        || find(".notice button");
      if (again) again.focus({ preventScroll: true });
      focusKey = null;
    }
    const result = find("[data-say]");
    const notice = find(".notice span");
    spoken.textContent = [notice && notice.textContent, result && result.dataset.say].filter(Boolean).join(" ");
    if (reading && window.matchMedia("(max-width: 899px)").matches) element.scrollIntoView({ block: "start" });
    reading = false;
  });
});
