/** 新建与修改超市 */
import { Suspense, useState } from 'react';
import { Save } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { PlaceSelect, useCity } from '#modules/places/web/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Checkbox, Field, fieldError, PageHeader, ProblemAlert, Section, Skeleton, TextInput } from '#platform/web/ui/index.ts';
import { createShop, readShop, updateShop } from '../contract/index.ts';
import { shopMessages } from './messages.ts';
import { PersonsField, PlacesField } from './parts.tsx';
import './shops.css';

type Known = OutputOf<typeof readShop>;
const DEFAULT_CAP = '50';

export function NewShopPage() {
  return <ShopForm />;
}

export function EditShopPage() {
  const t = useT(shopMessages);
  const { shopId } = useRouteParams<'shopId'>();
  const found = useRead(readShop, { shopId });
  if (found.data !== undefined) return <ShopForm key={found.data.id} known={found.data} />;
  return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('editShop')} trail={[{ text: t('shops'), to: '/shops' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

function useDraft(known: Known | undefined) {
  const text = useText();
  const today = useCity().programme?.today ?? '';
  const [draft, setDraft] = useState({
    code: '', name: known?.name ?? '', placeId: known?.place.id, villages: (known?.villages ?? []).map((place) => ({ id: place.id, name: text({ zh: place.nameZh, en: place.nameEn }) })) as readonly { id: string; name: string }[], keepers: (known?.keepers ?? []) as readonly { id: string; name: string }[],
    openedOn: known?.openedOn ?? '', closedOn: known?.closedOn ?? '', openingHours: known?.openingHours ?? '', offlineCapPoints: known === undefined ? DEFAULT_CAP : String(known.offlineCapPoints), isPublic: known?.isPublic ?? true,
  });
  const set = <Name extends keyof typeof draft>(name: Name) => (value: (typeof draft)[Name]) => setDraft({ ...draft, [name]: value });
  const facts = {
    name: draft.name, placeId: draft.placeId ?? '', villageIds: draft.villages.map(({ id }) => id), keeperIds: draft.keepers.map(({ id }) => id), openedOn: draft.openedOn === '' ? today : draft.openedOn, closedOn: draft.closedOn === '' ? null : draft.closedOn,
    openingHours: draft.openingHours.trim() === '' ? null : draft.openingHours, offlineCapPoints: Number(draft.offlineCapPoints), isPublic: draft.isPublic,
  };
  return { draft, set, facts };
}

function ShopForm({ known }: { readonly known?: Known }) {
  const t = useT(shopMessages);
  const go = useGo();
  const { draft, set, facts } = useDraft(known);
  const create = useWrite(createShop, { invalidates: ['shops'], done: { zh: '已新建', en: 'Opened' }, onSuccess: ({ id }) => go(`/shops/${id}`) });
  const update = useWrite(updateShop, { invalidates: ['shops'], done: { zh: '已保存', en: 'Saved' }, onSuccess: ({ id }) => go(`/shops/${id}`) });
  const { problem, pending } = known === undefined ? create : update;
  const save = () => void (known === undefined ? create.run({ ...facts, code: draft.code }) : update.run({ ...facts, shopId: known.id, version: known.version }));
  return (
    <>
      <PageHeader title={t(known === undefined ? 'newShop' : 'editShop')} trail={[{ text: t('shops'), to: '/shops' }, ...(known === undefined ? [] : [{ text: known.name, to: `/shops/${known.id}` }])]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
        <Section>
          <div className="lc-stack">
            <ProblemAlert problem={problem} />
            <div className="lc-grid">
              {known === undefined && <Field label={t('code')} purpose={t('codePurpose')} required error={fieldError(problem, '/code')}>{(w) => <TextInput {...w} maxLength={40} value={draft.code} onChange={set('code')} />}</Field>}
              <Field label={t('name')} required error={fieldError(problem, '/name')}>{(w) => <TextInput {...w} maxLength={80} value={draft.name} onChange={set('name')} />}</Field>
              <Field label={t('place')} required error={fieldError(problem, '/placeId')}>{(w) => <Suspense><PlaceSelect {...w} value={draft.placeId} onChange={set('placeId')} /></Suspense>}</Field>
            </div>
            <div className="lc-grid">
              <PlacesField label={t('villages')} purpose={t('villagesPurpose')} required error={fieldError(problem, '/villageIds')} value={draft.villages} onChange={set('villages')} />
              <PersonsField label={t('keepers')} purpose={t('keepersPurpose')} error={fieldError(problem, '/keeperIds')} value={draft.keepers} onChange={set('keepers')} />
            </div>
            <div className="lc-grid">
              <Field label={t('openedOn')} required error={fieldError(problem, '/openedOn')}>{(w) => <TextInput {...w} type="date" value={facts.openedOn} onChange={set('openedOn')} />}</Field>
              {known !== undefined && <Field label={t('closedOn')} purpose={t('closedPurpose')} error={fieldError(problem, '/closedOn')}>{(w) => <TextInput {...w} type="date" value={draft.closedOn} onChange={set('closedOn')} />}</Field>}
              <Field label={t('openingHours')} purpose={t('hoursPurpose')}>{(w) => <TextInput {...w} maxLength={120} value={draft.openingHours} onChange={set('openingHours')} />}</Field>
              <Field label={t('cap')} purpose={t('capPurpose')} required error={fieldError(problem, '/offlineCapPoints')}>{(w) => <TextInput {...w} type="number" min={0} max={10_000} value={draft.offlineCapPoints} onChange={set('offlineCapPoints')} />}</Field>
            </div>
            <Checkbox checked={draft.isPublic} onChange={set('isPublic')}>{t('isPublic')}</Checkbox>
            <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={pending}>{t(known === undefined ? 'create' : 'save')}</Button><Button kind="quiet" onClick={() => go(known === undefined ? '/shops' : `/shops/${known.id}`)}>{t('cancel')}</Button></div>
          </div>
        </Section>
      </form>
    </>
  );
}
