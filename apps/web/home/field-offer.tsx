/** 现场端入口 · Whoever works in the street is offered the field app: large on a phone, a link on a desk. */
import type { ReactNode } from 'react';
import { Smartphone } from 'lucide-react';
import { useT } from '#platform/web/i18n.ts';
import { useProgramme } from '#platform/web/session.tsx';
import { Notice } from '#platform/web/ui/index.ts';
import { homeMessages } from './messages.ts';

/** Permissions that the field app has a screen for. */
const FIELD_PERMISSIONS = ['inspections.record', 'people.coverOwnSites', 'cases.rectify'];

/** On a phone: a notice of its own above everything. */
export function FieldOffer({ can }: { readonly can: (permission: string) => boolean }) {
  const t = useT(homeMessages);
  if (!worksInTheStreet(can) || !isPhone()) return null;
  return <Notice title={t('fieldOffer')}><p>{t('fieldOfferAbout')}</p><FieldLink className="lc-button-primary">{t('fieldOpen')}</FieldLink></Notice>;
}

/** On a desk: one of the acts beside the title. */
export function FieldAction({ can }: { readonly can: (permission: string) => boolean }) {
  const t = useT(homeMessages);
  if (!worksInTheStreet(can) || isPhone()) return null;
  return <FieldLink className="lc-button-quiet">{t('field')}</FieldLink>;
}

const worksInTheStreet = (can: (permission: string) => boolean): boolean => FIELD_PERMISSIONS.some(can);
const isPhone = (): boolean => window.matchMedia('(max-width: 48rem)').matches;

/** Another app, not another page of this one: a plain link. */
function FieldLink({ className, children }: { readonly className: string; readonly children: ReactNode }) {
  const { code } = useProgramme();
  return <a className={`lc-button ${className}`} href={`/field/${code}/`}><Smartphone size="1.1em" aria-hidden="true" /><span>{children}</span></a>;
}
