
// Where a number comes from: shown on hover, focus and tap; Escape closes it, and the pointer may rest on it.
const tip = document.createElement("div");
tip.id = "okr-tip";
tip.className = "tip";
tip.setAttribute("role", "tooltip");
tip.hidden = true;
document.body.appendChild(tip);
let told = null;
let leaving = 0;

const tellerAt = (node) => {
  const found = node && node.closest ? node.closest("[data-tip], [data-typed]") : null;
  if (!found || !element.contains(found)) return null;
  return found.dataset.tip || found.value.trim() ? found : null;
};

const hideTip = () => {
  clearTimeout(leaving);
  if (told) told.removeAttribute(told.dataset.tip ? "aria-describedby" : "data-told");
  told = null;
  tip.hidden = true;
};

const placeTip = () => {
  if (!told || !told.isConnected) { hideTip(); return; }
  const box = told.getClientRects()[0] || told.getBoundingClientRect();
  const size = tip.getBoundingClientRect();
  const room = document.documentElement.clientWidth;
  const left = Math.max(8, Math.min(box.left + box.width / 2 - size.width / 2, room - size.width - 8));
  const above = box.top - size.height - 7;
  tip.style.left = `${left}px`;
  tip.style.top = `${above > 8 ? above : box.bottom + 7}px`;
};

const showTip = (number) => {
  clearTimeout(leaving);
  if (told && told !== number) hideTip();
  told = number;
  tip.textContent = number.dataset.tip || number.dataset.typed;
  tip.hidden = false;
  if (number.dataset.tip) number.setAttribute("aria-describedby", tip.id);
  placeTip();
};

element.addEventListener("pointerover", (event) => {
  const number = tellerAt(event.target);
  if (number && event.pointerType !== "touch") showTip(number);
});
const leave = (event) => {
  if (!told || event.pointerType === "touch" || tip.contains(event.relatedTarget) || told.contains(event.relatedTarget)) return;
  clearTimeout(leaving);
  leaving = setTimeout(() => { if (document.activeElement !== told) hideTip(); }, 160);
};
element.addEventListener("pointerout", leave);
tip.addEventListener("pointerover", () => clearTimeout(leaving));
tip.addEventListener("pointerout", leave);
element.addEventListener("focusin", (event) => {
  const number = tellerAt(event.target);
  if (number) showTip(number); else hideTip();
});
element.addEventListener("focusout", hideTip);
element.addEventListener("input", hideTip);
document.addEventListener("pointerdown", (event) => { if (told && !told.contains(event.target) && !tip.contains(event.target)) hideTip(); });
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && told) { event.stopPropagation(); hideTip(); return; }
  const number = event.target.dataset && event.target.dataset.tip ? tellerAt(event.target) : null;
  if (number && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); showTip(number); }
}, true);
window.addEventListener("scroll", placeTip, { capture: true, passive: true });
window.addEventListener("resize", placeTip, { passive: true });
