(function () {
  'use strict';
  var orders = Array.prototype.slice.call(document.querySelectorAll('details.order'));
  var filter = document.getElementById('filter');
  var shown = document.getElementById('shown');

  function open(element) {
    for (var at = element; at; at = at.parentElement) {
      if (at.tagName === 'DETAILS') { at.open = true; }
    }
  }
  function openTarget() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target) { target.hidden = false; open(target); target.scrollIntoView(); }
  }
  function apply() {
    var words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    var count = 0;
    orders.forEach(function (order) {
      var text = (order.id + ' ' + order.firstElementChild.textContent).toLowerCase();
      order.hidden = !words.every(function (word) { return text.indexOf(word) >= 0; });
      if (!order.hidden) { count++; }
    });
    shown.textContent = words.length ? count + ' of ' + orders.length + ' orders' : orders.length + ' orders';
  }
  function setAll(state) {
    orders.forEach(function (order) { if (!order.hidden) { order.open = state; } });
  }
  if (filter) {
    filter.addEventListener('input', apply);
    document.getElementById('open-all').addEventListener('click', function () { setAll(true); });
    document.getElementById('close-all').addEventListener('click', function () { setAll(false); });
    apply();
  }
  window.addEventListener('hashchange', openTarget);
  openTarget();
  window.addEventListener('beforeprint', function () {
    document.querySelectorAll('details.fold').forEach(function (fold) { fold.open = true; });
    if (orders.length <= 100) { setAll(true); }
  });

  document.querySelectorAll('figure.chart').forEach(function (chart) {
    var area = chart.querySelector('.area');
    var data = chart.dataset;
    var points = chart.querySelector('.line').getAttribute('d').slice(1).split('L').map(function (p) {
      return p.split('H')[0].split(' ').map(Number);
    });
    var cursor = document.createElement('div');
    var tip = document.createElement('div');
    cursor.className = 'cursor';
    tip.className = 'tip';
    cursor.hidden = tip.hidden = true;
    area.appendChild(cursor);
    chart.appendChild(tip);
    area.addEventListener('pointermove', function (event) {
      var box = area.getBoundingClientRect();
      var x = (event.clientX - box.left) / box.width * 1000;
      var near = points.reduce(function (a, b) { return Math.abs(b[0] - x) < Math.abs(a[0] - x) ? b : a; });
      var time = +data.from + near[0] / 1000 * (data.to - data.from);
      var value = +data.high - near[1] / 1000 * (data.high - data.low);
      cursor.style.left = near[0] / 10 + '%';
      tip.textContent = new Date(time).toISOString().slice(0, 19).replace('T', ' ') + ' UTC  ≈ '
        + value.toFixed(data.decimals > 4 ? 4 : 2).replace(/\B(?=(\d{3})+(?!\d)(?=.*\.))/g, ',');
      cursor.hidden = tip.hidden = false;
    });
    area.addEventListener('pointerleave', function () { cursor.hidden = tip.hidden = true; });
  });
}());
