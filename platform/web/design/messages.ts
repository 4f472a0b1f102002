/** 设计手册用语 */
import { defineMessages } from '../i18n.ts';

export const designMessages = defineMessages({
  zh: {
    title: '设计手册', about: '这里是全部界面部件的各种状态，数据均为演示。写页面之前先看这里，页面只用这里有的东西。右上角切换深色、长辈版和语言。', contents: '目录',
    colour: '颜色', colourAbout: '暖纸底、深墨字；能按的都是松石绿；朱砂只用于印章和超期。每一种文字与底色的对比都由测试保证不低于 4.5。', light: '浅色', dark: '深色',
    type: '字体与排印', typeAbout: '只用设备自带的字体；正文行高 1.7，标题宋体，公文仿宋；标点挤压、中西文间距和等宽数字由样式统一处理。',
    space: '间距、圆角与动效', spaceAbout: '七级间距、三级圆角、两种时长；设备要求减少动效时不动。', motionHint: '指向这里看动效', icons: '图标', iconsAbout: '全部来自一套线性图标，跟随文字大小和颜色；没有文字的图标按钮都有名称。',
    figures: '数字', figuresAbout: '百分比从不单独出现：分子、分母和变化始终在旁边。', states: '状态与时间', statesAbout: '每种状态有自己的形状和文字，颜色只是辅助。',
    buttons: '按钮', buttonsAbout: '一页只有一个主按钮。等待中保持宽度，不再响应。', rest: '平时', hover: '指向', focus: '焦点', disabled: '不可用', pending: '等待', small: '小号', withIcon: '带图标',
    fields: '输入', fieldsAbout: '每一项都说明为什么要填；出错时说清怎么改。', filled: '已填写', wrong: '有错', empty: '空、载入与出错',
    overlays: '弹出', overlaysAbout: '对话框把焦点留在里面，Esc 关闭，关闭后焦点回到原处。', openSmall: '小对话框', openWide: '宽对话框', openDrawer: '抽屉', openPalette: '命令面板', openSheet: '快捷键', panel: '展开面板', toasts: '轻提示',
    table: '列表', tableAbout: '排序、筛选和页码都在地址里，把链接发给别人，看到的是同一张表。', navigation: '页签与分页',
    forms: '表单', formsAbout: '一张完整的表单。', map: '地图', mapAbout: '不依赖地图服务：城市自己的矢量图层，文字由设备字体绘制。',
    charts: '图表', chartsAbout: '每张图都带着自己的数据表。', trend: '走势', trendAbout: '第 3 轮没有数据，断开而不是归零。', record: '记录', timeline: '办理经过', photos: '照片', feedback: '反馈', controls: '组件库控件', controlsAbout: '日期、树、可搜索的长列表使用 Ant Design，外观与其余部分一致。',
    elder: '长辈版与打印', elderAbout: '都在设计变量里：页面不写第二套样式。', elderBody: '长辈版正文不小于 18 像素，可按的地方不小于 60 像素，行距更宽，浅色文字加深；浏览器再放大一倍、窗口窄到 320 像素，内容也不丢失。', printBody: '打印时一律白底黑字，导航和按钮不印，表头逐页重复，一条记录不跨页断开。', printNow: '打印本页',
  },
  en: {
    title: 'Design handbook', about: 'Every part of the interface in its states, with made-up data. Look here before writing a page; pages use what is here. Dark, the large view and the language are switched at the top right.', contents: 'Contents',
    colour: 'Colour', colourAbout: 'Warm paper, deep ink; whatever can be pressed is pine-teal; vermilion is kept for the seal and for what is overdue. A test holds every contrast at 4.5 or more.', light: 'Light', dark: 'Dark',
    type: 'Type', typeAbout: 'Only fonts of the device; text stands at a line height of 1.7, titles in a serif, official documents in FangSong; punctuation, the space between scripts and even figures are set once for all.',
    space: 'Space, radius and motion', spaceAbout: 'Seven spaces, three radii, two durations; nothing moves where the device asks for less motion.', motionHint: 'Point here to see it move', icons: 'Icons', iconsAbout: 'One set of line icons, in the size and colour of the text; an icon button without words has a name.',
    figures: 'Figures', figuresAbout: 'A percentage never stands alone: its parts and its change are beside it.', states: 'States and time', statesAbout: 'Each state has a shape and words of its own; colour only helps.',
    buttons: 'Buttons', buttonsAbout: 'One primary button to a page. While it waits it keeps its width and does not answer.', rest: 'At rest', hover: 'Pointed at', focus: 'Focused', disabled: 'Disabled', pending: 'Waiting', small: 'Small', withIcon: 'With an icon',
    fields: 'Fields', fieldsAbout: 'Every field says why we ask; a fault says how to mend it.', filled: 'Filled in', wrong: 'Wrong', empty: 'Empty, loading and failed',
    overlays: 'Overlays', overlaysAbout: 'A dialog keeps the focus inside, Escape closes it, and the focus returns to where it was.', openSmall: 'Small dialog', openWide: 'Wide dialog', openDrawer: 'Drawer', openPalette: 'Command palette', openSheet: 'Shortcuts', panel: 'Panel', toasts: 'Toasts',
    table: 'Lists', tableAbout: 'Order, filters and page live in the address: a shared link shows the same table.', navigation: 'Tabs and pages',
    forms: 'Forms', formsAbout: 'A whole form.', map: 'Map', mapAbout: 'No map service: the city’s own vector layers, text drawn from the fonts of the device.',
    charts: 'Charts', chartsAbout: 'Every chart brings its table of numbers.', trend: 'Trend', trendAbout: 'Round 3 has no figures: the line breaks instead of falling to zero.', record: 'Records', timeline: 'Story', photos: 'Photos', feedback: 'Feedback', controls: 'Library controls', controlsAbout: 'Dates, trees and long searchable lists come from Ant Design in the look of the rest.',
    elder: 'Large view and print', elderAbout: 'Both are part of the tokens: no page writes a second set of styles.', elderBody: 'In the large view text is 18 pixels or more, targets are 60 or more, lines stand further apart and pale text is darker; at twice the zoom and in a window of 320 pixels nothing is lost.', printBody: 'Print is ink on white; navigation and buttons are left out, heads of tables repeat on every page, a record is not torn apart.', printNow: 'Print this page',
  },
});
