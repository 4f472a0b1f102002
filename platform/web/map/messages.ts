/** 地图用语 */
import { defineMessages } from '../i18n.ts';

export const mapMessages = defineMessages({
  zh: { zoomIn: '放大', zoomOut: '缩小', noWebGl: '这台设备不能显示地图，下面的列表有同样的内容。', nationalBase: '天地图', legend: '图例', skipMap: '跳过地图，看列表', keys: '方向键移动，加减键缩放。', clusterLegend: '圆内为点位数，◆ 为其中超期数' },
  en: { zoomIn: 'Zoom in', zoomOut: 'Zoom out', noWebGl: 'This device cannot show the map; the list below has the same content.', nationalBase: 'Tianditu', legend: 'Legend', skipMap: 'Skip the map, go to the list', keys: 'Arrow keys move, plus and minus zoom.', clusterLegend: 'Number of sites in a circle; ◆ counts the overdue' },
});
