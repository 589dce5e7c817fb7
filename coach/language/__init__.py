"""What a line says: its quantities, its dates, its measure and its form."""
