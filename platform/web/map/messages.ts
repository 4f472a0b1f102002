/** 地图用语 */
import { defineMessages } from '../i18n.ts';

export const mapMessages = defineMessages({
  zh: { zoomIn: '放大', zoomOut: '缩小', noWebGl: '这台设备不能显示地图，下面的列表有同样的内容。', drawing: '正在画地图…', notLoaded: '地图没有载入：网络可能断了，或刚刚升级过。刷新页面再试；下面的列表有同样的内容。', tilesFailed: '天地图没有取到，先用自带的底图。', nationalBase: '天地图', legend: '图例', skipMap: '跳过地图，看列表', keys: '方向键移动，加减键缩放。', clusterLegend: '圆内为点位数', clusterAttention: '圆内为点位数，◆ 后为其中“{what}”的数' },
  en: { zoomIn: 'Zoom in', zoomOut: 'Zoom out', noWebGl: 'This device cannot show the map; the list below has the same content.', drawing: 'Drawing the map…', notLoaded: 'The map did not load: the network may be down, or there was an update. Reload the page; the list below has the same content.', tilesFailed: 'Tianditu does not answer; this is our own base map.', nationalBase: 'Tianditu', legend: 'Legend', skipMap: 'Skip the map, go to the list', keys: 'Arrow keys move, plus and minus zoom.', clusterLegend: 'In a circle: the number of sites', clusterAttention: 'In a circle: the number of sites, after ◆ those “{what}”' },
});
