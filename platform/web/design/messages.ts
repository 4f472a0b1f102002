/** 设计手册用语 */
import { defineMessages } from '../i18n.ts';

export const designMessages = defineMessages({
  zh: {
    title: '设计手册', about: '这里是全部界面部件的各种状态，数据均为演示。写页面之前先看这里，页面只用这里有的东西。',
    colour: '颜色与字体', colourAbout: '暖纸底、深墨字；能按的都是松石绿；朱砂只用于印章和超期。每一种文字与底色的对比都由测试保证不低于 4.5。',
    figures: '数字', figuresAbout: '百分比从不单独出现：分子、分母和变化始终在旁边。', states: '状态与时间', statesAbout: '每种状态有自己的形状和文字，颜色只是辅助。',
    table: '列表', tableAbout: '排序、筛选和页码都在地址里，把链接发给别人，看到的是同一张表。', empty: '空、载入与出错',
    forms: '表单', formsAbout: '每一项都说明为什么要填。', map: '地图', mapAbout: '不依赖地图服务：城市自己的矢量图层，文字由设备字体绘制。',
    charts: '图表', chartsAbout: '每张图都带着自己的数据表。', record: '记录', feedback: '反馈', controls: '组件库控件', controlsAbout: '日期、树、可搜索的长列表使用 Ant Design，外观与其余部分一致。',
    more: '显示 {count} 个点位',
  },
  en: {
    title: 'Design handbook', about: 'Every part of the interface in its states, with made-up data. Look here before writing a page; pages use what is here.',
    colour: 'Colour and type', colourAbout: 'Warm paper, deep ink; whatever can be pressed is pine-teal; vermilion is kept for the seal and for what is overdue. A test holds every contrast at 4.5 or more.',
    figures: 'Figures', figuresAbout: 'A percentage never stands alone: its parts and its change are beside it.', states: 'States and time', statesAbout: 'Each state has a shape and words of its own; colour only helps.',
    table: 'Lists', tableAbout: 'Order, filters and page live in the address: a shared link shows the same table.', empty: 'Empty, loading and failed',
    forms: 'Forms', formsAbout: 'Every field says why we ask.', map: 'Map', mapAbout: 'No map service: the city’s own vector layers, text drawn from the fonts of the device.',
    charts: 'Charts', chartsAbout: 'Every chart brings its table of numbers.', record: 'Records', feedback: 'Feedback', controls: 'Library controls', controlsAbout: 'Dates, trees and long searchable lists come from Ant Design in the look of the rest.',
    more: 'Show {count} sites',
  },
});
