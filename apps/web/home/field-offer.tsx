/** 现场端入口 · Whoever works in the street is offered the field app: large on a phone, a link on a desk. */
import { Smartphone } from 'lucide-react';
import { useT } from '#platform/web/i18n.ts';
import { useProgramme } from '#platform/web/session.tsx';
import { Notice } from '#platform/web/ui/index.ts';
import { homeMessages } from './messages.ts';

/** Permissions that the field app has a screen for. */
const FIELD_PERMISSIONS = ['inspections.record', 'people.coverOwnSites', 'cases.rectify'];

export function FieldOffer({ can }: { readonly can: (permission: string) => boolean }) {
  const t = useT(homeMessages);
  const { code } = useProgramme();
  if (!FIELD_PERMISSIONS.some(can)) return null;
  const isPhone = window.matchMedia('(max-width: 48rem)').matches;
  // Another app, not another page of this one: a plain link.
  const link = <a className={`lc-button ${isPhone ? 'lc-button-primary' : 'lc-button-quiet lc-button-small'}`} href={`/field/${code}/`}><Smartphone size="1.1em" aria-hidden="true" /><span>{t(isPhone ? 'fieldOpen' : 'field')}</span></a>;
  return isPhone ? <Notice title={t('fieldOffer')}><p>{t('fieldOfferAbout')}</p>{link}</Notice> : <p className="lc-no-print">{link}</p>;
}
