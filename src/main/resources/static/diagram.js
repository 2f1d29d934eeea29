'use strict';

/* Draws the process of an incident and marks where it stands. It scrolls as a page does. */
(() => {
  const box = document.getElementById('diagram');
  if (!box) return;

  const READABLE = 0.6;
  const MARGIN = 12;
  const ACTIVITY = /Task$|CallActivity$|SubProcess$/;

  const paper = box.appendChild(document.createElement('div'));
  paper.setAttribute('role', 'img');
  paper.setAttribute('aria-labelledby', 'picture-title steps');
  const viewer = new BpmnJS({
    container: paper,
    bpmnRenderer: { defaultFillColor: 'var(--shape)', defaultStrokeColor: 'var(--stroke)' },
  });
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const elements = viewer.get('elementRegistry');
  let model = null;
  let scale = 1;
  let marks = [];
  let activeMarks = '';

  /* One after the other: a change may come while the picture is still being drawn. */
  let looking = Promise.resolve();
  function lookAgain() {
    looking = looking.then(look, look);
  }

  async function look() {
    const known = model ? `?known=${encodeURIComponent(model)}` : '';
    const response = await fetch(box.dataset.source + known, { headers: { Accept: 'application/json' } });
    if (!response.ok || response.redirected) return;
    const found = await response.json();
    if (found.xml) {
      marks = [];
      activeMarks = '';
      await viewer.importXML(found.xml);
      model = found.model;
      // the viewer's logo has to stay in sight, wherever the picture is scrolled to
      const logo = paper.querySelector('.bjs-powered-by');
      if (logo) box.parentElement.append(logo);
      zoomTo(Math.min(1, Math.max(fitting(), READABLE)));
    }
    mark(found);
  }

  function bounds() {
    return canvas.viewbox().inner;
  }

  function fitting() {
    return (box.clientWidth - 2 * MARGIN) / bounds().width;
  }

  function zoomTo(wanted) {
    const inner = bounds();
    const middle = (box.scrollLeft + box.clientWidth / 2) / scale;
    scale = Math.min(2, Math.max(0.15, wanted));
    const width = inner.width * scale + 2 * MARGIN;
    const height = inner.height * scale + 2 * MARGIN;
    paper.style.width = `${width}px`;
    paper.style.height = `${height}px`;
    canvas.resized();
    canvas.viewbox({
      x: inner.x - MARGIN / scale,
      y: inner.y - MARGIN / scale,
      width: width / scale,
      height: height / scale,
    });
    box.scrollLeft = middle * scale - box.clientWidth / 2;
  }

  function mark(found) {
    marks.forEach(([id, name]) => canvas.removeMarker(id, name));
    marks = [];
    overlays.clear();
    found.done.forEach(id => put(id, elements.get(id)?.children.length ? 'passed' : 'done', '✓'));
    const active = found.active.map(id => elements.get(id)).filter(Boolean);
    active.forEach(element => {
      const around = active.some(other => other.parent === element);
      put(element.id, around ? 'around' : 'active', around ? '' : '▸');
    });
    if (found.active.join() !== activeMarks) {
      activeMarks = found.active.join();
      show(active.find(element => !active.some(other => other.parent === element)));
    }
  }

  function put(id, name, sign) {
    const element = elements.get(id);
    if (!element) return;
    canvas.addMarker(id, name);
    marks.push([id, name]);
    if (sign && ACTIVITY.test(element.type)) {
      const html = document.createElement('div');
      html.className = `sign ${name}`;
      html.textContent = sign;
      overlays.add(id, { position: { top: -9, left: -9 }, html });
    }
  }

  function show(element) {
    if (!element) return;
    const inner = bounds();
    const x = (element.x + element.width / 2 - inner.x) * scale;
    const y = (element.y + element.height / 2 - inner.y) * scale;
    box.scrollTo({ left: x - box.clientWidth / 2, top: y - box.clientHeight / 2 });
  }

  const zoom = document.getElementById('zoom');
  zoom.hidden = false;
  zoom.addEventListener('click', event => {
    const button = event.target.closest('[data-zoom]');
    if (!button || !model) return;
    const steps = { in: scale * 1.25, out: scale / 1.25, fit: fitting() };
    zoomTo(steps[button.dataset.zoom]);
  });

  document.addEventListener('incident-changed', lookAgain);
  lookAgain();
})();
