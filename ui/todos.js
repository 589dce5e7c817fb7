// The page of to-do lists. Gradio gives: element (ours), trigger (an event to Python), server, watch (a new result).
// What is typed goes to the server when a field is left, or with the next act; until then it is kept in this tab.
const spoken = document.createElement("p");
spoken.className = "sr";
spoken.setAttribute("role", "status");
document.body.appendChild(spoken);

const find = (selector) => element.querySelector(selector);
const all = (selector) => [...element.querySelectorAll(selector)];
const TEXT = "okr-todo-text", TYPED = "okr-todo-typed";
const tab = (act) => { try { return act(window.sessionStorage); } catch (_) { return null; } };
const unsent = new Map(tab((store) => JSON.parse(store.getItem(TYPED) || "[]")) || []);
const answers = new Map();
const open = new Set();
let sending = Promise.resolve();
let focusKey = null;
let sorting = false;
let acting = false;
let waiting = 0;

const remember = () => tab((store) => store.setItem(TYPED, JSON.stringify([...unsent].slice(-400))));
const view = () => {
  const board = find(".todos");
  if (!board) return {};
  const skipped = (board.dataset.skipped || "").split(",").filter(Boolean).map(Number);
  return { all: "all" in board.dataset, asking: "asking" in board.dataset, skipped };
};
const say = (text) => { spoken.textContent = ""; requestAnimationFrame(() => { spoken.textContent = text; }); };

// Fields: a value is unsent from its first letter until the server has it.
const fields = () => all("[data-field]");
const errorOf = (node) => node.closest(".todo-result, .todo-card, form").querySelector("[data-error]");
const refuse = (field, words) => {
  const error = errorOf(field);
  if (!error) return;
  error.textContent = words;
  error.hidden = false;
  field.setAttribute("aria-invalid", "true");
};
const forgive = (field) => {
  const error = errorOf(field);
  if (error) error.hidden = true;
  field.removeAttribute("aria-invalid");
};
const misfit = (field) => {
  const value = field.value.trim();
  if (!value || !field.dataset.blank) return null;
  const says = find("[data-misfits]").dataset;
  if (/[[\]]/.test(value)) return says.brackets;
  const place = field.closest(".blank-field");
  const word = (node, pattern) => pattern.exec((node && node.textContent) || "");
  const last = /(\p{L}+|[%$€£])\s*$/u, first = /^\s*(\p{L}+|[%$€£])/u;
  const pairs = [[word(place.previousSibling, last), first.exec(value)], [word(place.nextSibling, first), last.exec(value)]];
  const twice = pairs.find(([there, here]) => there && here && there[1].toLowerCase() === here[1].toLowerCase());
  return twice ? says.double.replace("{word}", twice[1][1]) : null;
};
const fit = (field) => {
  if (field.matches("input[data-blank]")) field.size = Math.max(field.placeholder.length, field.value.length + 1, 6);
  if (field.matches("textarea")) { field.style.height = "auto"; field.style.height = `${field.scrollHeight + 2}px`; }
};
const dirty = () => {
  const typed = {};
  for (const field of fields()) {
    const key = field.dataset.key;
    if (unsent.has(key) && field.value !== field.dataset.was && !misfit(field)) typed[key] = field.value;
  }
  return typed;
};
const sent = (typed) => {
  for (const field of fields()) {
    const key = field.dataset.key;
    if (!(key in typed)) continue;
    field.dataset.was = typed[key];
    if (field.value === typed[key]) unsent.delete(key);
  }
  remember();
};
const keep = () => {
  sending = sending.then(async () => {
    const typed = dirty();
    if (!Object.keys(typed).length) return;
    try {
      const told = await server.keep({ typed });
      if (told && told.error) { tell(told.error, true); return; }
      sent(typed);
      const undo = find('[data-act="undo"]');
      if (undo) undo.disabled = false;
    } catch (_) { /* the value stays in this tab and goes with the next act */ }
  });
  return sending;
};

// An act waits for what is on its way, and takes along what was typed since.
const ask = (what) => {
  if (acting) return;
  acting = true;
  sending = sending.then(() => {
    const typed = dirty();
    focusKey = what.key || null;
    delete what.key;
    const shown = { ...view(), ...(what.view || {}) };
    trigger("apply", { ...what, typed, view: shown });
    sent(typed);
    setTimeout(() => { acting = false; }, 4000);
  });
};

const tell = (text, trouble) => {
  const status = find('[data-slot="file"]');
  if (!status) return;
  status.textContent = text || "";
  status.hidden = !text;
  status.classList.toggle("is-trouble", Boolean(trouble));
  status.classList.toggle("is-waiting", text === status.dataset.wait);
};
const made = async (button, name) => {
  button.setAttribute("aria-busy", "true");
  tell("");
  await keep();
  const timer = setTimeout(() => tell(find('[data-slot="file"]').dataset.wait), 1000);
  try {
    const file = await server.file({ name });
    clearTimeout(timer);
    if (!file || !file.data) { tell((file && file.error) || find('[data-slot="file"]').dataset.failed, true); return null; }
    tell(file.notices.join(" "));
    return { ...file, bytes: Uint8Array.from(atob(file.data), (each) => each.charCodeAt(0)) };
  } catch (_) {
    tell(find('[data-slot="file"]').dataset.failed, true);
    return null;
  } finally {
    clearTimeout(timer);
    button.removeAttribute("aria-busy");
  }
};
const save = async (button) => {
  if (button.getAttribute("aria-busy") === "true") return;
  const file = await made(button, button.dataset.name);
  if (!file) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([file.bytes], { type: file.type }));
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};
const copy = async (button) => {
  if (button.getAttribute("aria-busy") === "true") return;
  const file = await made(button, "markdown");
  if (!file) return;
  const text = new TextDecoder().decode(file.bytes);
  try {
    await navigator.clipboard.writeText(text);
  } catch (_) {  // no clipboard without https: select and copy, as browsers did before
    const holder = document.createElement("textarea");
    holder.value = text;
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
  say(button.dataset.done);
  setTimeout(() => { place.textContent = label; }, 1600);
};
const toReview = async (button) => {
  button.disabled = true;
  await keep();
  const draft = tab((store) => store.getItem("okr-draft")) || "";
  try {
    const told = await server.review({ draft });
    if (told && told.done) {
      tab((store) => store.removeItem("okr-draft"));
      window.location.href = "./";
      return;
    }
    tell((told && told.error) || find('[data-slot="file"]').dataset.failed, true);
  } catch (_) {
    tell(find('[data-slot="file"]').dataset.failed, true);
  }
  button.disabled = false;
  find(".todo-head").scrollIntoView({ block: "center" });
};

const rewording = (button, shown) => {
  const result = button.closest(".todo-result");
  const form = result.querySelector("form");
  const area = form.querySelector("textarea");
  if (shown) {
    const sentence = result.querySelector("[data-sentence] .wording").cloneNode(true);
    for (const field of sentence.querySelectorAll(".blank-field")) {
      const input = field.querySelector("input");
      const now = result.querySelector(`[data-key="${CSS.escape(input.dataset.key)}"]`);
      field.replaceWith((now && now.value.trim()) || input.dataset.blank);
    }
    area.value = sentence.textContent;
  }
  form.hidden = !shown;
  result.querySelector('[data-act="open-words"]').hidden = shown;
  result.querySelector("[data-sentence]").hidden = shown;
  if (shown) { fit(area); area.focus(); } else { result.querySelector('[data-act="open-words"]').focus(); }
};

const ids = (button) => {
  const what = { act: button.dataset.act || button.dataset.submit || button.dataset.change };
  for (const name of ["index", "card", "place"]) if (name in button.dataset) what[name] = Number(button.dataset[name]);
  if (button.dataset.name) what.name = button.dataset.name;
  if (button.dataset.key) what.key = button.dataset.key;
  return what;
};
const nextKey = () => {
  const rows = all("[data-answer]");
  return rows.length ? rows[0].dataset.key : null;
};

const ACTS = {
  all: () => ask({ act: "show", key: "all", view: { all: true } }),
  ask: () => ask({ act: "show", key: "*ask", view: { asking: true, skipped: [] } }),
  stop: () => ask({ act: "show", key: "ask", view: { asking: false, skipped: [] } }),
  skip: (button) => ask({ act: "show", key: "*ask", view: { skipped: [...view().skipped, Number(button.dataset.index)] } }),
  save, copy,
  dismiss: (button) => button.closest(".notice").remove(),
  review: toReview,
  "open-words": (button) => rewording(button, true),
  "close-words": (button) => rewording(button, false),
};

element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  if (button && element.contains(button)) {
    if (!button.disabled) (ACTS[button.dataset.act] || ((one) => ask(ids(one))))(button);
    return;
  }
  const number = event.target.closest("[data-tip]");
  if (number) showTip(number);
});

element.addEventListener("submit", (event) => {
  event.preventDefault();
  event.stopPropagation();
  const form = event.target;
  const area = form.querySelector("textarea");
  if (form.dataset.submit === "answer") {
    form.querySelector("[data-error]").hidden = Boolean(area.value.trim());
    if (!area.value.trim()) { area.focus(); return; }
    answers.delete(area.dataset.key);
    ask({ ...ids(form), text: area.value, key: "*ask" });
  } else if (area.value.trim()) {
    ask({ ...ids(form), text: area.value, key: `words-${form.dataset.card}.${form.dataset.place}` });
  }
});

element.addEventListener("change", (event) => {
  const field = event.target;
  if (field.dataset.change === "bucket") ask({ ...ids(field), bucket: field.value });
  else if (field.dataset.change === "move") ask({ ...ids(field), card: Number(field.value) });
  else if ("field" in field.dataset) {
    const why = misfit(field);
    unsent.set(field.dataset.key, field.value);
    remember();
    if (why) refuse(field, why); else keep();
  }
});

element.addEventListener("input", (event) => {
  const field = event.target;
  fit(field);
  if ("answer" in field.dataset) answers.set(field.dataset.key, field.value);
  if (!("field" in field.dataset)) return;
  forgive(field);
  unsent.set(field.dataset.key, field.value);
  remember();
});

element.addEventListener("paste", (event) => {
  const field = event.target.closest("input[data-blank]");
  const text = field && event.clipboardData ? event.clipboardData.getData("text") : "";
  if (!field || !/[\r\n\u2028\u2029]/.test(text.trim())) return;
  event.preventDefault();  // a browser would join the lines, and "3" over "4" would become 34
  refuse(field, find("[data-misfits]").dataset.lines);
});

element.addEventListener("keydown", (event) => {
  const form = event.target.closest("form");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form) { event.preventDefault(); form.requestSubmit(); }
  if (event.key === "Enter" && event.target.matches("input[data-field]")) {
    event.preventDefault();
    const row = fields().filter((each) => each.matches("input"));
    const next = row[row.indexOf(event.target) + 1];
    if (next) next.focus(); else event.target.blur();
  }
  if (event.key === "Escape" && form && form.dataset.submit === "reword") rewording(event.target, false);
});

document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  if (event.target.closest && event.target.closest("input, textarea, [contenteditable]")) return;
  const undo = find('[data-act="undo"]');
  if (!undo || undo.disabled) return;
  event.preventDefault();
  ask({ act: "undo" });
});

element.addEventListener("toggle", (event) => {
  const fold = event.target.dataset && event.target.dataset.fold;
  if (fold && event.target.isConnected) open[event.target.open ? "add" : "delete"](fold);
}, true);

document.addEventListener("input", (event) => {
  if (event.target.closest && event.target.closest("#okr-todo-text")) tab((store) => store.setItem(TEXT, event.target.value));
});
document.addEventListener("click", (event) => { if (event.target.closest("#okr-read")) sorting = true; });
window.addEventListener("pagehide", () => { keep(); });

const redrawn = () => {
  acting = false;
  clearTimeout(waiting);
  for (const field of fields()) {
    const key = field.dataset.key;
    if (unsent.has(key) && unsent.get(key) !== field.dataset.was) field.value = unsent.get(key);
    else unsent.delete(key);
  }
  remember();
  for (const area of all("[data-answer]")) area.value = answers.get(area.dataset.key) || "";
  for (const field of all("textarea, input[data-blank]")) fit(field);
  for (const fold of all("details[data-fold]")) if (open.has(fold.dataset.fold)) fold.open = true;
  if (focusKey) {
    const key = focusKey === "*ask" ? nextKey() || "asked" : focusKey;
    const again = all("[data-key]").find((each) => each.dataset.key === key && !each.disabled) || find(".todos, .empty");
    if (again) {
      if (again.matches(".todos, .empty")) again.tabIndex = -1;
      again.focus({ preventScroll: focusKey !== "*ask" });
    }
    focusKey = null;
  }
  const board = find("[data-say]");
  const notice = find(".notice span");
  say([notice && notice.textContent, sorting && board && board.dataset.say].filter(Boolean).join(" "));
  if (sorting && board) element.scrollIntoView({ block: "start" });
  sorting = false;
};
watch("value", () => requestAnimationFrame(redrawn));
