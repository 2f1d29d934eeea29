'use strict';

/* Numbers the lines of the document, marks those with an error, and leads from an error to its line. */
(() => {
  const text = document.getElementById('document');
  const problems = [...document.querySelectorAll('#problems [data-line]')];
  const wrong = new Set(problems.map(problem => Number(problem.dataset.line)));

  const gutter = document.createElement('div');
  gutter.className = 'gutter';
  gutter.setAttribute('aria-hidden', 'true');
  text.before(gutter);

  let lines = 0;
  function number() {
    const now = text.value.split('\n').length;
    if (now === lines) return;
    lines = now;
    gutter.replaceChildren(...Array.from({ length: lines }, (_, i) => {
      const line = document.createElement('span');
      line.textContent = i + 1;
      if (wrong.has(i + 1)) line.className = 'wrong';
      return line;
    }));
  }

  const follow = () => { gutter.scrollTop = text.scrollTop; };

  function goTo(line, column) {
    const before = text.value.split('\n').slice(0, line - 1);
    const begin = before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
    const end = text.value.indexOf('\n', begin);
    text.focus();
    text.setSelectionRange(begin, end < 0 ? text.value.length : end);
    text.scrollTop = (line - 4) * parseFloat(getComputedStyle(text).lineHeight);
    text.scrollLeft = 0;
    follow();
  }

  for (const problem of problems) {
    problem.querySelector('a').addEventListener('click', event => {
      event.preventDefault();
      text.scrollIntoView({ block: 'nearest' });
      goTo(Number(problem.dataset.line), Number(problem.dataset.column));
    });
  }
  text.addEventListener('input', number);
  text.addEventListener('scroll', follow);
  number();
})();
