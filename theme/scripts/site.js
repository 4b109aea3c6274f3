// What every page may use. Each component enhances its own markup; without any of it all pages work.
// The build joins into one file only those whose component a page holds.
import "../components/checklist/checklist.js";
import "../components/copy-text/copy-text.js";
import "../components/list-filter/list-filter.js";
import "../components/navigation/navigation.js";
import "../components/office-card/office-card.js";
import "../components/share/share.js";
import "./search/start.js";
