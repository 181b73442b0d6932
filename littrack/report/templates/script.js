(function () {
  "use strict";
  var list = document.getElementById("list");
  var controls = document.getElementById("controls");
  var claims = Array.prototype.slice.call(list ? list.children : []);

  function wanted() {
    var shown = {}, by = {};
    controls.querySelectorAll("[data-show]").forEach(function (button) {
      shown[button.dataset.show] = button.getAttribute("aria-pressed") === "true";
    });
    controls.querySelectorAll("[data-by]").forEach(function (select) {
      by[select.dataset.by] = select.value;
    });
    return function (claim) {
      return shown[claim.dataset.verdict] &&
        (!by.type || claim.dataset.type === by.type) &&
        (!by.article || claim.dataset.article.split(" ").indexOf(by.article) >= 0);
    };
  }

  function filter() {
    var keep = wanted(), seen = 0;
    claims.forEach(function (claim) {
      claim.hidden = !keep(claim);
      seen += claim.hidden ? 0 : 1;
    });
    controls.querySelector("[data-count]").textContent = seen + " of " + claims.length + " claims shown";
  }

  function sort(by) {
    var sign = by === "read" ? -1 : 1;
    claims.slice().sort(function (a, b) {
      return sign * (a.dataset[by] - b.dataset[by]) || a.dataset.number - b.dataset.number;
    }).forEach(function (claim) { list.appendChild(claim); });
  }

  function reveal() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var claim = target && target.closest("#list > article");
    if (claim && claim.hidden) { claim.hidden = false; claim.scrollIntoView(); }
  }

  function copy(button) {
    var text = document.getElementById(button.dataset.copy).textContent;
    var label = button.textContent;
    function done(words) {
      button.textContent = words;
      setTimeout(function () { button.textContent = label; }, 2000);
    }
    if (!navigator.clipboard) { select(button.dataset.copy); done("Selected: press Ctrl+C"); return; }
    navigator.clipboard.writeText(text).then(
      function () { done("Copied"); },
      function () { select(button.dataset.copy); done("Selected: press Ctrl+C"); }
    );
  }

  function select(id) {
    var range = document.createRange();
    range.selectNodeContents(document.getElementById(id));
    var chosen = getSelection();
    chosen.removeAllRanges();
    chosen.addRange(range);
  }

  if (controls) {
    controls.hidden = false;
    controls.addEventListener("click", function (event) {
      var button = event.target.closest("[data-show]");
      if (!button) { return; }
      button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") !== "true");
      filter();
    });
    controls.addEventListener("change", function (event) {
      if (event.target.hasAttribute("data-sort")) { sort(event.target.value); } else { filter(); }
    });
    filter();
  }
  document.querySelectorAll("[data-copy]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { copy(button); });
  });
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", function () {
    document.querySelectorAll("details:not(.cite)").forEach(function (each) { each.open = true; });
  });
}());
