/**
 * 组件库主题 · Ant Design in the colours and sizes of this product. The router puts it around every page, in its own
 * chunk, so that sign-in and the shell do not wait for it.
 */
import type { ReactNode } from 'react';
import { ConfigProvider, theme as antdTheme } from 'antd';
import type { ThemeConfig } from 'antd';
import enLocale from 'antd/locale/en_GB';
import zhLocale from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { usePreferences } from './preferences.ts';
import { colours, fonts, metrics } from './tokens.ts';
import type { ThemeName, ViewName } from './tokens.ts';

function themeFor(theme: ThemeName, view: ViewName): ThemeConfig {
  const c = colours[theme];
  const m = metrics[view];
  return {
    algorithm: theme === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: c.accent, colorInfo: c.info, colorSuccess: c.ok, colorWarning: c.warn, colorError: c.danger,
      colorLink: c.accent, colorLinkHover: c['accent-strong'],
      colorText: c.ink, colorTextSecondary: c['ink-2'], colorTextTertiary: c['ink-3'], colorTextPlaceholder: c['ink-3'], colorTextLightSolid: c['on-accent'],
      colorBgBase: c.surface, colorBgContainer: c.raised, colorBgElevated: c.raised, colorBgLayout: c.paper,
      colorBorder: c['line-strong'], colorBorderSecondary: c.line, colorSplit: c.line,
      colorPrimaryHover: c['accent-strong'], colorPrimaryActive: c['accent-strong'], controlItemBgActive: c['accent-soft'], controlItemBgHover: c.sunken,
      fontFamily: fonts.sans, fontFamilyCode: fonts.code, fontSize: m.text_px, controlHeight: m.control_px,
      borderRadius: m.radius_px, wireframe: false, motionDurationMid: '0.12s', motionDurationSlow: '0.2s',
      boxShadowSecondary: 'var(--shadow-2)',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Tree: { titleHeight: m.control_px - 4, nodeSelectedBg: c['accent-soft'], colorBgContainer: 'transparent' },
      Form: { labelColor: c.ink, itemMarginBottom: 20 },
    },
  };
}

/** A modal dialog lies above everything outside it: what opens from within must open inside. */
function popupPlace(trigger?: HTMLElement): HTMLElement {
  return trigger?.closest('dialog') ?? document.body;
}

/** 主题包裹 · Puts Ant Design's controls into the product's look, language and view. */
export function Controls({ children }: { children: ReactNode }) {
  const { theme, view, locale } = usePreferences();
  dayjs.locale(locale === 'en' ? 'en' : 'zh-cn');
  return (
    <ConfigProvider theme={themeFor(theme, view)} locale={locale === 'en' ? enLocale : zhLocale} button={{ autoInsertSpace: false }} getPopupContainer={popupPlace} wave={{ disabled: true }}>
      {children}
    </ConfigProvider>
  );
}
