/** 快捷键一览 · Every shortcut there is, and the switch for single keys. */
import { useText, useT } from '../i18n.ts';
import { setPreferences, usePreferences } from '../preferences.ts';
import type { ModuleRoute, NavEntry } from '../routes.ts';
import { GO_PREFIX, KeyCaps, shortcuts } from '../shortcuts/index.ts';
import type { ShortcutGroup } from '../shortcuts/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Checkbox } from '../ui/field.tsx';
import { paletteMessages } from './messages.ts';
import './palette.css';

const groups = ['anywhere', 'list', 'record'] as const satisfies readonly ShortcutGroup[];

function Row({ label, keys }: { label: string; keys: string }) {
  return <li className="lc-shortcut"><span>{label}</span><span className="lc-visually-hidden">{keys}</span><KeyCaps keys={keys} always /></li>;
}

/** 快捷键一览 */
export function ShortcutSheet({ routes, onClose }: { readonly routes: readonly (ModuleRoute & { readonly nav: NavEntry })[]; readonly onClose: () => void }) {
  const t = useT(paletteMessages);
  const text = useText();
  const preferences = usePreferences();
  const all = Object.entries(shortcuts).map(([name, shortcut]) => ({ name, ...shortcut }));
  return (
    <Dialog open title={t('sheet')} size="wide" onClose={onClose}>
      <div className="lc-stack">
        <div className="lc-shortcuts">
          {groups.map((group) => ({ group, of: all.filter((shortcut) => shortcut.group === group) })).filter(({ of }) => of.length > 0).map(({ group, of }) => (
            <section key={group}>
              <h3>{t(group)}</h3>
              <ul>{of.map(({ name, label, keys }) => <Row key={name} label={text(label)} keys={keys} />)}</ul>
            </section>
          ))}
          <section>
            <h3>{t('goTo')}</h3>
            <p className="lc-small lc-quiet">{t('goAbout')}</p>
            <ul>{routes.filter(({ nav }) => nav.key !== undefined).map(({ path, title, nav }) => <Row key={path} label={text(nav.label ?? title)} keys={`${GO_PREFIX} ${nav.key ?? ''}`} />)}</ul>
          </section>
        </div>
        <Checkbox checked={preferences.shortcuts} onChange={(on) => setPreferences({ shortcuts: on })}>{t('singleKeys')}</Checkbox>
        <p className="lc-small lc-quiet">{t('singleKeysAbout')}</p>
      </div>
    </Dialog>
  );
}
