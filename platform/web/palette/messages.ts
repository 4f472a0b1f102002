/** 命令面板用语 */
import { defineMessages } from '../i18n.ts';

export const paletteMessages = defineMessages({
  zh: {
    open: '搜索或前往', palette: '命令面板', ask: '页面、点位、人员、单位、案件编号，或拼音首字母', results: '结果',
    acts: '本页可做', pages: '前往', display: '显示', finding: '正在查找…', nothing: '没有查到“{q}”', nothingAdvice: '换一个词，或者只输入拼音首字母，例如“问题案件”输入 wtaj。',
    failed: '连不上服务器，只列出了页面。', found: '{count} 项结果', howMove: '移动', howOpen: '打开', howClose: '关闭',
    toLanguage: '切换到 English', toElder: '切换到长辈版', toStandard: '回到标准版', toDark: '切换到深色', toLight: '切换到浅色',
    sheet: '快捷键', anywhere: '任何页面', list: '列表中', record: '记录中', goTo: '去往页面', goAbout: '先按 G，再按字母。', singleKeys: '使用单键快捷键',
    singleKeysAbout: '语音输入或容易误触时请关闭；Ctrl 或 ⌘ 加 K 始终可用。在输入框里打字时快捷键不起作用。',
  },
  en: {
    open: 'Search or go to', palette: 'Command palette', ask: 'A page, site, person, organisation or case number; pinyin initials work too', results: 'Results',
    acts: 'On this page', pages: 'Go to', display: 'Display', finding: 'Searching…', nothing: 'Nothing found for “{q}”', nothingAdvice: 'Try another word, or only the pinyin initials of a Chinese name.',
    failed: 'The server cannot be reached; only pages are listed.', found: '{count} {count:result|results}', howMove: 'move', howOpen: 'open', howClose: 'close',
    toLanguage: 'Switch to Chinese', toElder: 'Switch to the large view', toStandard: 'Back to the standard view', toDark: 'Switch to dark', toLight: 'Switch to light',
    sheet: 'Keyboard shortcuts', anywhere: 'On every page', list: 'In a list', record: 'On a record', goTo: 'Go to a page', goAbout: 'Press G, then the letter.', singleKeys: 'Use single keys as shortcuts',
    singleKeysAbout: 'Switch this off if you dictate or press keys by accident; Ctrl or ⌘ with K always works. Shortcuts never act while you type in a field.',
  },
});
