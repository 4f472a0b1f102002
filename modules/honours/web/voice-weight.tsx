/** 公众意见权重 · How much it weighs and which rule says so, with a warning where that is more than by default. */
import { weightWarning } from '#modules/ballots/contract/index.ts';
import { weighsMore } from '#modules/ballots/domain/index.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { Notice } from '#platform/web/ui/index.ts';
import { roundMessages } from './round-messages.ts';

export function VoiceWeight({ of: { voicePercent, voiceRule } }: { readonly of: { readonly voicePercent: number; readonly voiceRule: string } }) {
  const t = useT(roundMessages);
  const text = useText();
  if (!weighsMore(voicePercent)) return <Notice>{t('voiceAdvice')}</Notice>;
  return <Notice tone="warn" title={t('voiceIs', { percent: voicePercent, rule: voiceRule })}>{text(weightWarning)}</Notice>;
}
