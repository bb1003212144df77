// The slip at the front desk goes to the printer at once; the page stays, to be printed again.
addEventListener("load", () => window.print());
