
// Fields for blanks: what is typed is kept by the field's key, through every redrawing and a reload, and never filled in.
const KEPT = "okr-fields";
const kept = (act) => { try { return act(window.sessionStorage); } catch (_) { return null; } };
const typed = new Map(kept((store) => JSON.parse(store.getItem(KEPT) || "[]")) || []);
let inField = null;

const blankIn = (node) => (node && node.closest ? node.closest("input[data-blank]") : null);
const fit = (field) => { field.size = Math.max(field.placeholder.length, field.value.length + 1, 6); };

const restoreFields = () => {
  for (const field of element.querySelectorAll("input[data-blank]")) {
    field.value = typed.get(field.dataset.key) || "";
    fit(field);
  }
  if (!inField || (document.activeElement && document.activeElement !== document.body)) return;
  const again = [...element.querySelectorAll("input[data-blank]")].find((each) => each.dataset.key === inField);
  if (again) again.focus({ preventScroll: true });
};

const refuse = (field, words) => {
  const error = field.form.querySelector(".field-error");
  error.textContent = words;
  error.hidden = false;
  field.setAttribute("aria-invalid", "true");
  field.focus();
};

const accept = (form) => {
  form.querySelector(".field-error").hidden = true;
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
};

const misfit = (field) => {
  const value = field.value.trim();
  const says = find("[data-misfits]").dataset;
  if (!value) return null;
  if (/[[\]]/.test(value)) return says.brackets;
  if ([...value].length > Number(field.dataset.most)) return says.long;
  const place = field.closest(".blank-field");
  const word = (node, pattern) => pattern.exec((node && node.textContent) || "");
  const last = /(\p{L}+|[%$€£])\s*$/u, first = /^\s*(\p{L}+|[%$€£])/u;
  const pairs = [[word(place.previousSibling, last), first.exec(value)], [word(place.nextSibling, first), last.exec(value)]];
  const twice = pairs.find(([there, here]) => there && here && there[1].toLowerCase() === here[1].toLowerCase());
  return twice ? says.double.replace("{word}", twice[1][1]) : null;
};

const takeWording = (form) => {
  const fields = [...form.querySelectorAll("input[data-blank]")];
  accept(form);
  const wrong = fields.find(misfit);
  if (wrong) { refuse(wrong, misfit(wrong)); return; }
  if (form.dataset.some && fields.every((field) => !field.value.trim())) { refuse(fields[0], form.dataset.some); return; }
  current = { key: "restore" };
  ask({
    act: "accept", number: Number(form.dataset.number), text: form.dataset.text, wording: form.dataset.wording,
    filled: fields.map((field) => ({ blank: field.dataset.blank, value: field.value.trim() })),
  });
};

element.addEventListener("input", (event) => {
  const field = blankIn(event.target);
  if (!field) return;
  fit(field);
  accept(field.form);
  typed.set(field.dataset.key, field.value);
  kept((store) => store.setItem(KEPT, JSON.stringify([...typed].filter(([, value]) => value).slice(-200))));
});

element.addEventListener("paste", (event) => {
  const field = blankIn(event.target);
  const text = field && event.clipboardData ? event.clipboardData.getData("text") : "";
  if (!field || !/[\r\n\u2028\u2029]/.test(text.trim())) return;
  event.preventDefault();  // a browser would join the lines, and "3" over "4" would become 34
  refuse(field, find("[data-misfits]").dataset.lines);
});

document.addEventListener("focusin", (event) => {
  const field = element.contains(event.target) ? blankIn(event.target) : null;
  inField = field ? field.dataset.key : null;
});
document.addEventListener("pointerdown", (event) => { if (!blankIn(event.target)) inField = null; });
