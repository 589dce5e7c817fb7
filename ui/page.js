// The shell's own script: light or dark, Ctrl+Enter, and what was typed. Loaded once, listens on the document.
(() => {
  const store = (area, act) => { try { return act(area()); } catch (_) { return null; } };
  const local = (act) => store(() => window.localStorage, act);
  const tab = (act) => store(() => window.sessionStorage, act);
  const FIELDS = { "okr-draft": tab, "okr-team": local, "okr-cycle": local };

  window.okrCoach = {
    typed: () => Object.entries(FIELDS).map(([id, area]) => area((s) => s.getItem(id)) || ""),
    forget: () => tab((s) => s.removeItem("okr-draft")),
  };

  const wanted = () => local((s) => s.getItem("okr-theme"));
  const paint = (mode) => document.body.classList.toggle("dark", mode === "dark");
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const start = () => {
    if (wanted() && !new URLSearchParams(location.search).has("__theme")) paint(wanted());
    document.documentElement.lang = "en";
  };
  new MutationObserver((_, seen) => {
    if (document.querySelector("#okr-theme, .okr-top-bar")) { start(); seen.disconnect(); }
  }).observe(document.documentElement, { childList: true, subtree: true });
  system.addEventListener("change", (event) => { if (!wanted()) paint(event.matches ? "dark" : "light"); });

  document.addEventListener("click", (event) => {
    if (event.target.closest("#okr-theme, .theme")) {
      const mode = document.body.classList.contains("dark") ? "light" : "dark";
      local((s) => s.setItem("okr-theme", mode));
      paint(mode);
    }
    if (event.target.closest(".skip")) {
      event.preventDefault();
      const result = document.getElementById("okr-result");
      result.tabIndex = -1;
      result.focus();
      result.scrollIntoView();
    }
    if (event.target.closest("#okr-clear, .okr-example")) window.okrCoach.forget();
  });

  document.addEventListener("input", (event) => {
    for (const [id, area] of Object.entries(FIELDS)) {
      if (event.target.closest && event.target.closest("#" + id)) area((s) => s.setItem(id, event.target.value));
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    if (!event.target.closest("#okr-write")) return;
    event.preventDefault();
    document.getElementById("okr-read").click();
  });
})();
