/** 看负荷 · Which place carries how much: colours on the map, the same figures as a table. */
import { PencilRuler, UserCheck } from 'lucide-react';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { Button, DataTable, KeyValue, LinkButton, Section, Segmented } from '#platform/web/ui/index.ts';
import { placeKindWords } from '#modules/places/contract/index.ts';
import { LOAD_COLOURS } from './load-view.ts';
import type { Level, LoadColour, PlaceLoad } from './load-view.ts';
import { mapWorkMessages } from './messages.ts';

interface LoadPanelProps {
  readonly level: Level;
  readonly colour: LoadColour;
  readonly place: PlaceLoad | undefined;
  readonly most: number;
  readonly onLevel: (level: Level) => void;
  readonly onColour: (colour: LoadColour) => void;
  readonly onMode: (mode: 'draw' | 'assign') => void;
}

/** 负荷面板 */
export function LoadPanel({ level, colour, place, most, onLevel, onColour, onMode }: LoadPanelProps) {
  const t = useT(mapWorkMessages);
  const text = useText();
  const seesCases = useCan('cases.read');
  const mayAssign = useCan('people.manageDuties');
  const mayDraw = useCan('places.managePlaces');
  const colours = LOAD_COLOURS.filter((each) => seesCases || (each !== 'open' && each !== 'overdue'));
  return (
    <>
      <Section>
        <div className="lc-stack">
          <div><p className="lc-field-label">{t('level')}</p><Segmented label={t('level')} value={level} onChange={onLevel} choices={[{ value: 'zones', label: t('zones') }, { value: 'grids', label: t('grids') }]} /></div>
          <div><p className="lc-field-label">{t('colour')}</p><Segmented label={t('colour')} value={colour} onChange={onColour} choices={colours.map((each) => ({ value: each, label: t(each === 'open' ? 'openShort' : each === 'overdue' ? 'overdueShort' : each) }))} /></div>
          <p className="lc-mapwork-scale" aria-hidden="true"><span>{t('least')} 0</span><i /><span>{numberText(most)} {t('most')}</span></p>
        </div>
      </Section>
      <Section {...(place === undefined ? {} : { title: text({ zh: place.nameZh, en: place.nameEn }) })}>
        {place === undefined ? <p className="lc-quiet">{t('nothingChosenPlace')}</p> : (
          <div className="lc-stack">
            <KeyValue facts={[
              { label: t('kind'), value: text(placeKindWords[place.kind]) }, { label: t('sites'), value: numberText(place.sites) }, { label: t('leaders'), value: numberText(place.leaders) },
              { label: t('withoutLeader'), value: numberText(place.withoutLeader) }, ...(seesCases ? [{ label: t('open'), value: numberText(place.open) }, { label: t('overdue'), value: numberText(place.overdue) }] : []),
            ]} />
            <div className="lc-row">
              <LinkButton small to="/sites" search={{ placeId: place.id }}>{t('seeSites')}</LinkButton>
              {mayDraw && place.editable && <Button small icon={PencilRuler} onClick={() => onMode('draw')}>{t('goDraw')}</Button>}
              {mayAssign && <Button small icon={UserCheck} onClick={() => onMode('assign')}>{t('goAssign')}</Button>}
            </div>
          </div>
        )}
      </Section>
    </>
  );
}

/** 负荷表 · The same as the map, in words. */
export function LoadTable({ places, onChoose }: { readonly places: readonly PlaceLoad[] | undefined; readonly onChoose: (id: string) => void }) {
  const t = useT(mapWorkMessages);
  const text = useText();
  const seesCases = useCan('cases.read');
  const cell = (value: number) => (value === 0 ? <span className="lc-quiet">0</span> : numberText(value));
  return (
    <DataTable
      caption={t('load')} result={{ data: places === undefined ? undefined : { rows: places, total: places.length } }} rowKey={(row) => row.id}
      columns={[
        { key: 'name', title: t('place'), cell: (row) => <button type="button" className="lc-mapwork-link" onClick={() => onChoose(row.id)}>{text({ zh: row.nameZh, en: row.nameEn })}{!row.hasBoundary && <span className="lc-quiet lc-small"> · {t('noBoundary')}</span>}</button> },
        { key: 'sites', title: t('sites'), align: 'end', cell: (row) => cell(row.sites) },
        { key: 'leaders', title: t('leaders'), align: 'end', cell: (row) => cell(row.leaders) },
        { key: 'withoutLeader', title: t('withoutLeader'), align: 'end', cell: (row) => cell(row.withoutLeader) },
        ...(seesCases ? [{ key: 'open', title: t('open'), align: 'end' as const, cell: (row: PlaceLoad) => cell(row.open) }, { key: 'overdue', title: t('overdue'), align: 'end' as const, cell: (row: PlaceLoad) => cell(row.overdue) }] : []),
      ]}
    />
  );
}
