/** What a hostile page tries at the control door; part of the page that the browser opens, in two origins. */

/** Every probe must end with what it says here: the page learns nothing. */
export const DOOR_EXPECTED: Readonly<Record<string, string>> = {
  image: 'error',
  script: 'error',
  style: 'error',
  cors: 'failed',
  corsWrite: 'failed',
  preflight: 'failed',
  corsDelete: 'failed',
  opaque: 'opaque',
  opaqueWrite: 'opaque',
  events: 'error',
  socket: 'error',
  frame: 'closed',
  forms: 'sent',
  beacons: 'sent',
};

/** The source of a function `probeDoor()` for a page. */
export const doorProbes = (control: string): string => `
async function probeDoor() {
  const door = '${control}';
  const seen = {};
  const patience = (promise) => Promise.race([promise, new Promise((late) => setTimeout(() => late('late'), 5000))]);
  const element = (name, fields) => patience(new Promise((resolve) => {
    const one = document.createElement(name);
    one.onload = () => resolve('loaded');
    one.onerror = () => resolve('error');
    Object.assign(one, fields);
    document.body.append(one);
  }));
  const ask = (path, options) => patience(fetch(door + path, options).then(
    async (response) => response.type === 'opaque' ? 'opaque' : 'read ' + await response.text(), () => 'failed'));
  seen.image = await element('img', { src: door + '/page/icon.svg' });
  seen.script = await element('script', { src: door + '/page/page.js' });
  seen.style = await element('link', { rel: 'stylesheet', href: door + '/page/page.css' });
  seen.cors = await ask('/config');
  seen.corsWrite = await ask('/reset', { method: 'POST' });
  seen.preflight = await ask('/reset', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"seed":666}' });
  seen.corsDelete = await ask('/journal', { method: 'DELETE' });
  seen.opaque = await ask('/config', { mode: 'no-cors' });
  seen.opaqueWrite = await ask('/reset', { method: 'POST', mode: 'no-cors', body: '{"seed":666}' });
  seen.events = await patience(new Promise((resolve) => {
    const source = new EventSource(door + '/events');
    source.onopen = () => resolve('opened');
    source.onmessage = ({ data }) => resolve('read ' + data);
    source.onerror = () => { source.close(); resolve('error'); };
  }));
  seen.socket = await patience(new Promise((resolve) => {
    const socket = new WebSocket(door.replace('http', 'ws') + '/events');
    socket.onopen = () => resolve('opened');
    socket.onerror = () => resolve('error');
  }));
  const frame = document.createElement('iframe');
  const shown = new Promise((resolve) => { frame.onload = resolve; });
  frame.src = door + '/config';
  document.body.append(frame);
  await patience(shown);
  try { seen.frame = frame.contentDocument === null ? 'closed' : frame.contentDocument.body.innerText; } catch { seen.frame = 'closed'; }
  for (const path of ['/reset', '/shutdown', '/market/pause', '/faults']) {
    for (const [method, enctype] of [['POST', 'text/plain'], ['POST', 'application/x-www-form-urlencoded'], ['GET', '']]) {
      const target = document.createElement('iframe');
      target.name = 'form' + Math.random();
      document.body.append(target);
      const form = document.createElement('form');
      Object.assign(form, { method, enctype, action: door + path, target: target.name });
      const field = document.createElement('input');
      Object.assign(field, { name: '{"seed":666,"x":"', value: '"}' });
      form.append(field);
      document.body.append(form);
      const answered = new Promise((resolve) => { target.onload = resolve; });
      form.submit();
      await patience(answered);
    }
  }
  seen.forms = 'sent';
  for (const type of ['text/plain', 'application/json']) {
    navigator.sendBeacon(door + '/shutdown', new Blob(['{}'], { type }));
  }
  seen.beacons = 'sent';
  return seen;
}`;
