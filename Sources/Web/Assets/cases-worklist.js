// The worklist looks again every half minute and whenever somebody comes back to it.
import { refresh } from "/assets/live.js";

setInterval(() => { if (!document.hidden) refresh(); }, 30000);
document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
