import { syntheticPhotoSvg } from './wanyuan/photo.ts';
import sharp from 'sharp';
const tiles:any[]=[];let i=0;
for(const t of ['main-street','square-park','river-channel','building-site','restaurant','market'])for(const [s,k] of [['a','before'],['a','after'],['b','before'],['b','after']] as any){
 const b=await sharp(Buffer.from(syntheticPhotoSvg(k,t,'case-'+s))).resize(300,225).png().toBuffer();tiles.push({input:b,left:(i%4)*304,top:Math.floor(i/4)*229});i++;}
await sharp({create:{width:1216,height:1374,channels:3,background:'#fff'}}).composite(tiles).png().toFile('/tmp/photos.png');
const t0=performance.now();const big=await sharp(Buffer.from(syntheticPhotoSvg('before','main-street','case-1'))).webp().toBuffer();console.log(big.length,performance.now()-t0, syntheticPhotoSvg('before','main-street','x').length);
