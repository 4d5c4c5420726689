/** Looks and behaviour of the HTML report: both colour schemes, and buttons that hide verdicts. */

export const STYLE = `
:root { --ink: #1c2024; --paper: #fbfbfa; --card: #fff; --line: #dcdcd8; --soft: #666b70;
  --good: #17753a; --bad: #b3261e; --odd: #8a5a00; --calm: #59616a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e6e3; --paper: #16181a; --card: #1e2124; --line: #34383c; --soft: #9aa1a8;
    --good: #5cc98a; --bad: #ff8a80; --odd: #e5b567; --calm: #a4adb6; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; color: var(--ink); background: var(--paper);
  font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; } h2 { font-size: 1.05rem; margin: 1.6rem 0 .4rem; }
code, pre { font: 12.5px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
.sums { font-size: 1.1rem; } .sums b { margin-right: 1rem; }
dl { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: .5rem 0 1rem; }
dt { display: inline; color: var(--soft); } dt::after { content: ": "; } dd { display: inline; margin: 0; }
nav { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem; color: var(--soft); }
button { font: inherit; padding: .15rem .7rem; border: 1px solid currentColor; border-radius: 1rem;
  background: none; cursor: pointer; } button[aria-pressed="false"] { opacity: .4; text-decoration: line-through; }
.case { background: var(--card); border: 1px solid var(--line); border-radius: 6px; margin: .3rem 0; padding: .35rem .7rem; }
.case[hidden], section:not(:has(.case:not([hidden]))) { display: none; }
summary { cursor: pointer; } summary code { color: var(--soft); margin: 0 .4rem; }
.badge { display: inline-block; min-width: 4.6rem; font-weight: 600; font-size: .8rem; }
.pass { color: var(--good); } .fail, .error, .fixed { color: var(--bad); } .known, .observed { color: var(--odd); }
.skip, .disabled { color: var(--calm); } small, .because { color: var(--soft); }
.because { margin: .4rem 0; } table { border-collapse: collapse; margin: .4rem 0; width: 100%; }
th { text-align: left; vertical-align: top; width: 4.5rem; color: var(--soft); font-weight: 500; }
td, th { border-top: 1px solid var(--line); padding: .2rem .4rem; }
pre { overflow-x: auto; white-space: pre-wrap; margin: .4rem 0; padding: .6rem; background: var(--paper);
  border: 1px solid var(--line); border-radius: 6px; max-height: 26rem; }
`;

export const SCRIPT = `
for (const button of document.querySelectorAll('nav button')) {
  button.addEventListener('click', () => {
    const shows = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(shows));
    for (const each of document.querySelectorAll('.case[data-verdict="' + button.dataset.verdict + '"]')) {
      each.hidden = !shows;
    }
  });
}
`;
