// Improves pages that work without it: each module looks for the elements it serves and does nothing elsewhere.
import { startHits, startMarks } from "./article.js";
import { startBack } from "./back.js";
import { startKeys } from "./keys.js";
import { startRoving } from "./roving.js";
import { startSift } from "./sift.js";
import { startSuggest } from "./suggest.js";
import { startTheme } from "./switch.js";
import { startTips } from "./tips.js";
import { startToken } from "./token.js";
import { startUndated } from "./undated.js";

startTheme(document.querySelector("[data-theme-switch]"));
document.querySelectorAll("[data-suggest]").forEach(startSuggest);
document.querySelectorAll("[data-roving]").forEach(startRoving);
document.querySelectorAll("[data-sift]").forEach(startSift);
document.querySelectorAll("[data-marks]").forEach(startMarks);
document.querySelectorAll("[data-undated]").forEach(startUndated);
document.querySelectorAll("[data-token]").forEach(startToken);
startBack(document.querySelector("[data-back]"));
startTips(document.querySelectorAll("[data-tip]"));
startKeys({ hits: startHits(document.querySelector("[data-hitnav]")) });
