/** 核验页用语 · Words that the script of a published draw says. */
export const verifyWords = {
  mine: { zh: '您事先抄下的摘要（可不填）', en: 'The hash you wrote down before (optional)' },
  run: { zh: '在这台设备上重新抽一遍', en: 'Draw again on this device' },
  running: { zh: '正在重新抽取…', en: 'Drawing again…' },
  sound: { zh: '核验通过：名单确实由种子抽出', en: 'It holds: the list follows from the seed' },
  soundNote: { zh: '您的设备用公开的种子，从 {frame} 个点位里重新抽了一遍，得到的 {n} 个与公布的名单一个不差。', en: 'Your device drew again from {frame} {frame:site|sites} with the published seed and got exactly the {n} published.' },
  commitment: { zh: '种子的摘要与督查前公布的相同', en: 'The hash of the seed is the one published before' },
  noted: { zh: '也与您抄下的相同', en: 'and the one you wrote down' },
  frame: { zh: '抽样框的摘要与公布的相同', en: 'The hash of the frame is the one published' },
  selection: { zh: '抽中的点位逐个相同', en: 'Every site drawn is the same' },
  different: { zh: '核验不通过：重新抽取的结果与公布的不同', en: 'It does not hold: drawing again gives something else' },
  differentNote: { zh: '请保存抽样记录，向创建办或其上级反映。', en: 'Keep the record of the draw and tell the programme office or those above it.' },
  notedDiffers: { zh: '与您抄下的摘要不同', en: 'Not the hash you wrote down' },
  publishedDiffers: { zh: '与督查前公布的摘要不同', en: 'Not the hash published before' },
  unreadable: { zh: '没有取得可用的抽样记录，请稍后再试。', en: 'No usable record of the draw came; try again later.' },
} as const;
