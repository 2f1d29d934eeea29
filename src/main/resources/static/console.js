'use strict';

/* Keeps a page true while it is open: counts its clocks, and looks again when something changed. */
(() => {
  const live = document.getElementById('live');
  const inbox = document.getElementById('inbox-link');
  const line = document.getElementById('line');

  /* Clocks. The server's time counts: a phone may be minutes off. */

  let serverAhead = 0;

  function readServerTime() {
    const stamp = document.querySelector('[data-now]');
    if (stamp) serverAhead = Date.parse(stamp.dataset.now) - Date.now();
  }

  const secondsFrom = (a, b) => Math.max(0, Math.floor((b - a) / 1000));

  function coarse(seconds) {
    const hours = Math.floor(seconds / 3600);
    return hours < 24
      ? `${hours} h ${Math.floor(seconds / 60) % 60} min`
      : `${Math.floor(hours / 24)} d ${hours % 24} h`;
  }

  const clock = seconds => seconds < 3600
    ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
    : coarse(seconds);

  function rough(seconds) {
    if (seconds < 60) return `${seconds} s`;
    return seconds < 3600 ? `${Math.floor(seconds / 60)} min` : coarse(seconds);
  }

  function countdown(element, until, now) {
    const past = until < now;
    const left = clock(past ? secondsFrom(until, now) : secondsFrom(now, until));
    element.classList.toggle('past', past);
    if (element.dataset.kind === 'escalation') return past ? 'escalating now' : `escalates in ${left}`;
    const task = element.dataset.what ? `${element.dataset.what.toLowerCase()} ` : '';
    return task + (past ? `overdue ${left}` : `due in ${left}`);
  }

  function write(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  function tick() {
    const now = Date.now() + serverAhead;
    for (const element of document.querySelectorAll('time.countdown')) {
      write(element, countdown(element, Date.parse(element.dateTime), now));
    }
    for (const element of document.querySelectorAll('time.age')) {
      write(element, rough(secondsFrom(Date.parse(element.dateTime), now)));
    }
  }

  document.addEventListener('mouseover', event => {
    const time = event.target.closest('time[title]');
    if (!time || time.dataset.here) return;
    time.dataset.here = 'said';
    time.title += `, ${new Date(time.dateTime).toLocaleString()} here`;
  });

  /* Looking again. */

  function look(what) {
    if (live && (what === 'incident' || live.dataset.page !== 'incident')) {
      htmx.trigger(live, 'look');
    } else if (inbox) {
      htmx.trigger(inbox, 'look');
    }
    if (what === 'incident') document.dispatchEvent(new Event('incident-changed'));
  }

  const lookAtAll = () => look('incident');

  /* Nothing may move under a finger that is about to press, for at most some seconds. */
  const HOLD_AT_MOST = 5000;
  let pressed = false;
  let heldSince = 0;

  addEventListener('pointerdown', () => { pressed = true; }, true);
  for (const end of ['pointerup', 'pointercancel']) {
    addEventListener(end, () => setTimeout(() => { pressed = false; }, 300), true);
  }

  function mustHold() {
    const pointed = matchMedia('(hover: hover)').matches && live.querySelector('.acknowledge:hover');
    if (!pressed && !pointed) {
      heldSince = 0;
      return false;
    }
    heldSince = heldSince || Date.now();
    return Date.now() - heldSince < HOLD_AT_MOST;
  }

  const openDetails = new Set();
  let announced = announcement();

  function announcement() {
    const title = document.querySelector('[data-announce]');
    return title ? title.dataset.announce : '';
  }

  document.addEventListener('htmx:beforeSwap', event => {
    if (new URL(event.detail.xhr.responseURL).pathname === '/sign-in') {
      event.detail.shouldSwap = false;
      location.reload();
    } else if (event.detail.target === live && mustHold()) {
      event.detail.shouldSwap = false;
      setTimeout(lookAtAll, 1000);
    } else {
      openDetails.clear();
      document.querySelectorAll('details[id][open]').forEach(d => openDetails.add(d.id));
    }
  });

  /* A form that is being filled in stays as it is. */
  document.addEventListener('htmx:oobBeforeSwap', event => {
    if (event.detail.target.querySelector('form') && event.detail.target.querySelector('details[open]')) {
      event.detail.shouldSwap = false;
    }
  });

  document.addEventListener('htmx:afterSettle', () => {
    openDetails.forEach(id => document.getElementById(id)?.setAttribute('open', ''));
    readServerTime();
    tick();
    if (announcement() !== announced) {
      announced = announcement();
      document.getElementById('announce').textContent = announced;
    }
  });

  /* The line to the server. A page that is hidden gives it back: a browser has only six. */

  const LOOK_WITHOUT_LINE = 15000;
  const LOOK_ANYWAY = 60000;
  const SILENCE = 50000;
  const GIVEN_WAY = 300000;
  let source = null;
  let heard = 0;
  let looked = Date.now();
  let gaveWay = -Infinity;

  function isLive() {
    return source !== null && source.readyState === EventSource.OPEN;
  }

  function showLine() {
    if (!line) return;
    line.className = isLive() ? 'up' : 'down';
    write(line, isLive() ? 'live' : 'reconnecting, refreshes every 15 s');
  }

  function hang() {
    if (source) source.close();
    source = null;
  }

  function dial() {
    hang();
    if (document.hidden) return;
    const incident = document.body.dataset.incident;
    source = new EventSource(incident ? `/events?incident=${incident}` : '/events');
    source.onopen = () => {
      heard = Date.now();
      showLine();
      lookAtAll();
    };
    source.onerror = showLine;
    /* The same account has newer pages. Dialling at once would take the line from one of them. */
    source.addEventListener('give-way', () => {
      gaveWay = Date.now();
      hang();
      showLine();
    });
    for (const kind of ['board', 'incident', 'alive']) {
      source.addEventListener(kind, () => {
        heard = Date.now();
        if (kind !== 'alive') look(kind);
      });
    }
  }

  function watch() {
    const now = Date.now();
    if (isLive() && now - heard > SILENCE) dial();
    if (now - looked >= (isLive() || document.hidden ? LOOK_ANYWAY : LOOK_WITHOUT_LINE)) {
      looked = now;
      lookAtAll();
      const isCut = source === null || source.readyState === EventSource.CLOSED;
      if (!document.hidden && isCut && now - gaveWay > GIVEN_WAY) dial();
    }
    showLine();
  }

  if (line) {
    document.addEventListener('visibilitychange', () => (document.hidden ? hang() : dial()));
    addEventListener('focus', () => { if (source === null) dial(); });
    addEventListener('pagehide', hang);
    addEventListener('pageshow', event => { if (event.persisted) dial(); });
    setInterval(watch, 5000);
    dial();
  }

  /* Buttons are pressed once. */

  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'yes';
    form.querySelector('button')?.setAttribute('aria-busy', 'true');
  });
  addEventListener('pageshow', () => {
    document.querySelectorAll('form[data-sent]').forEach(form => {
      delete form.dataset.sent;
      form.querySelector('button')?.removeAttribute('aria-busy');
    });
  });

  /* Copying what is shown once. Without a script the button would do nothing, so it is hidden. */

  async function copy(from) {
    try {
      await navigator.clipboard.writeText(from.value ?? from.textContent);
      return true;
    } catch {
      /* no clipboard without TLS */
      if (from.select) from.select();
      else getSelection().selectAllChildren(from);
      return document.execCommand('copy');
    }
  }

  for (const button of document.querySelectorAll('button[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const done = await copy(document.getElementById(button.dataset.copy));
      button.firstChild.textContent = done ? 'Copied' : 'Select it and copy it';
    });
  }

  const account = document.getElementById('account');
  document.addEventListener('click', event => {
    if (account?.open && !account.contains(event.target)) account.open = false;
  });

  readServerTime();
  tick();
  setInterval(tick, 1000);
})();
