"""The pages: `coach_ui` where the package is installed, `ui` in a checkout; hence relative imports only."""
