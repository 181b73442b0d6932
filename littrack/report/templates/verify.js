(function () {
  "use strict";
  var controls = document.getElementById("controls");
  var rows = Array.prototype.slice.call(document.querySelectorAll("#rows tbody tr"));

  function by(name) { return controls.querySelector("[data-by=" + name + "]"); }

  function filter() {
    var words = by("words").value.toLowerCase(), kind = by("kind").value, file = by("file").value;
    var quiet = by("quiet").checked, seen = 0;
    rows.forEach(function (row) {
      var keep = (quiet || kind || row.dataset.quiet === "no") &&
        (!kind || row.dataset.kinds.split(" ").indexOf(kind) >= 0) &&
        (!file || row.dataset.file === file) &&
        (!words || row.textContent.toLowerCase().indexOf(words) >= 0);
      row.hidden = !keep;
      seen += keep ? 1 : 0;
    });
    controls.querySelector("[data-count]").textContent = seen + " of " + rows.length + " rows shown";
  }

  controls.addEventListener("input", filter);
  controls.addEventListener("submit", function (event) { event.preventDefault(); });
  controls.hidden = false;
  filter();
}());
