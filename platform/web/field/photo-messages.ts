/** 照片用语 */
import { defineMessages } from '../i18n.ts';

export const photoMessages = defineMessages({
  zh: {
    notHere: '联网后可见', open: '查看第 {n} 张照片', nth: '第 {n} 张照片', remove: '去掉这张', keep: '留着',
    overlayTitle: '对着原来的位置拍', overlayAbout: '半透明的是整改前。对齐后按下快门。', strength: '整改前的透明度', shutter: '拍照', ownCamera: '用手机相机拍', noCamera: '这里不能直接打开镜头，请用手机相机拍。', opening: '正在打开镜头…', before: '整改前', after: '整改后', close: '不拍了',
    cannotScan: '这里不能扫码，请输入号码或名称。', otherCode: '这不是要找的码，请换一张。', typeInstead: '不扫了，手工输入',
  },
  en: {
    notHere: 'Needs a network', open: 'See photo {n}', nth: 'Photo {n}', remove: 'Remove it', keep: 'Keep it',
    overlayTitle: 'Take it from the same spot', overlayAbout: 'The faint picture is from before. Line it up, then press the shutter.', strength: 'How strong the earlier picture shows', shutter: 'Take the photo', ownCamera: 'Use the phone’s camera', noCamera: 'The lens cannot be opened here; use the phone’s camera.', opening: 'Opening the lens…', before: 'Before', after: 'After', close: 'Leave it',
    cannotScan: 'Codes cannot be read here: type the number or name.', otherCode: 'It is another code: try another one.', typeInstead: 'Type it instead',
  },
});
