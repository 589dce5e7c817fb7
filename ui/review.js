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
let open = new Set();
let focusKey = null;
let current = {};
let reading = false;

const ask = (what) => {
  focusKey = current.key || null;
  open = new Set([...element.querySelectorAll("details[open][data-fold]")].map((each) => each.dataset.fold));
  trigger("apply", { all: Boolean(find("[data-all]")), ...what });
};

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
  const place = button.querySelector("span:last-child");
  const label = place.textContent;
  if (label === button.dataset.done) return;
  place.textContent = button.dataset.done;
  spoken.textContent = button.dataset.done;
  setTimeout(() => { place.textContent = label; }, 1600);
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
  restore: (button) => { window.okrCoach.forget(); ask({ act: "restore", number: Number(button.dataset.number) }); },
  all: (button) => { button.disabled = true; current = {}; ask({ act: "all", all: true }); },
  accept: (button) => {
    current = { key: null };
    window.okrCoach.forget();
    ask({ act: "accept", number: Number(button.dataset.number), text: button.dataset.text, wording: button.dataset.wording });
  },
  copy: (button) => copy(button, find('[data-file="markdown"]')),
  markdown: () => save("okr-review.md", "text/markdown", find('[data-file="markdown"]').value),
  docx: () => {
    const area = find('[data-file="docx"]');
    const bytes = Uint8Array.from(atob(area.value.trim()), (each) => each.charCodeAt(0));
    save("okr-review.docx", area.dataset.type, bytes);
  },
  json: () => save("okr-review.json", "application/json", find('[data-file="json"]').value),
};

element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  if (button && element.contains(button)) {
    const act = ACTS[button.dataset.act];
    if (act) act(button);
    return;
  }
  const mark = event.target.closest("mark[data-rule]");
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

document.addEventListener("click", (event) => {
  if (event.target.closest("#okr-read, .okr-example")) reading = true;
});

watch("value", () => {
  requestAnimationFrame(() => {
    for (const fold of element.querySelectorAll("details[data-fold]")) {
      if (open.has(fold.dataset.fold)) fold.open = true;
    }
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
