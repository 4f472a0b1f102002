/** 认证返回 · Where the identity service sends the voter back to: what it answered is handed to the server once, then the voting page goes on. */
import { call, make } from '#platform/web/public-page/dom.ts';
import { say } from '#platform/web/public-page/say.ts';
import { saveStage, takeAway } from './store.ts';
import { votingWords as words } from './words.ts';

export async function returnFromService(root: HTMLElement): Promise<void> {
  const answer = new URLSearchParams(location.search);
  history.replaceState(null, '', location.pathname);
  const away = takeAway();
  const tell = (text: string): void => root.replaceChildren(make('p', { class: 'pub-alert', role: 'alert' }, text), make('p', { class: 'pub-actions' }, make('a', { class: 'pub-button', href: away?.page ?? root.dataset['list'] ?? '/' }, say(words.backToBallot))));
  const [code, state] = [answer.get('code'), answer.get('state')];
  if (away === null || code === null || state !== away.state) return tell(say(words.serviceRefused));
  root.replaceChildren(make('p', { role: 'status' }, say(words.working)));
  const issuer = answer.get('iss');
  const sent = await call<{ token: string }>('POST', `${away.api}/identity-answers`, { code, state, ...(issuer === null ? {} : { issuer }) });
  if (!sent.ok) return tell(sent.problem === null ? say(words.serviceLost) : `${sent.problem.title}。${sent.problem.advice}`);
  saveStage(away.ballotId, { stage: 'known', token: sent.output.token });
  location.replace(away.page);
}
