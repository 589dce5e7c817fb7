"""What pictures at the front of a line stand for."""

from __future__ import annotations

AIMS = frozenset(
    "🎯 🏆 🥅 🚩 🌟 ⭐ ⭐️ 🏁 🧭 🔭 :dart: :trophy: :goal_net: :star: :star2: :checkered_flag: :compass:".split()
)
"""Before an objective."""
RESULTS = frozenset(
    "📈 📊 📉 🔑 🗝 🗝️ 📏 📐 :chart_with_upwards_trend: :chart_with_downwards_trend: :bar_chart: "
    ":chart: :key: :straight_ruler:".split()
)
"""Before a key result."""
PEOPLE = frozenset("👤 👥 🧑 👩 👨 🙋 :bust_in_silhouette: :busts_in_silhouette:".split())
"""Before the owner's name."""
STOPS = frozenset("🛑 ⛔ 🚫 ✋ 🗑 🗑️ :octagonal_sign: :no_entry: :no_entry_sign: :stop_sign: :wastebasket:".split())
"""Before what a team does not do."""
STATES = frozenset(
    "🟢 🟡 🔴 🟠 ⚪ 🔵 ⚫ ✅ ☑️ ❌ ⚠️ ⏳ 🚧 :white_check_mark: :large_green_circle: "
    ":large_yellow_circle: :red_circle: :x: :warning:".split()
)
"""How far a result is."""
