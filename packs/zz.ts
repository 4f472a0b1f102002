import { generateCity } from './wanyuan/generate.ts';
import { isInside } from './wanyuan/geometry/plane.ts';
import sharp from 'sharp';
const t0=performance.now();const city=generateCity();console.log('ms',performance.now()-t0);
console.log(city.places.length,city.organisations.length,city.people.length,city.sites.length,JSON.stringify(city).length,Object.entries(city.basemap).map(([k,v])=>k+v.features.length).join(' '));
const per:any={};for(const s of city.sites)per[s.siteTypeCode]=(per[s.siteTypeCode]??0)+1;console.log(per);
const lens=city.sites.filter(s=>s.lengthMetres!==null);for(const t of ['main-street','back-lane','river-channel']){const l=lens.filter(s=>s.siteTypeCode===t).map(s=>s.lengthMetres!).sort((a,b)=>a-b);console.log(t,l[0],l[l.length>>1],l.at(-1));}
const places=new Map(city.places.map(p=>[p.code,p]));let out=0;
for(const s of city.sites){const ring=places.get(s.placeCode)!.geometry.coordinates[0];const pts=s.geometry.type==='Point'?[s.geometry.coordinates]:s.geometry.coordinates;for(const p of pts)if(!isInside(p as any,ring as any)){out++;if(out<5)console.log('out',s.code,s.zh);break;}}
console.log('outside',out);
for(const t of new Set(city.sites.map(s=>s.siteTypeCode)))console.log(city.sites.filter(s=>s.siteTypeCode===t).slice(-2).map(s=>`${s.code} ${s.zh} @${s.address} [${s.organisationCode}]`).join(' | '));
const nl:any={};for(const s of city.sites)nl[s.siteLeaderCode]=(nl[s.siteLeaderCode]??0)+1;const v=Object.values(nl).sort((a:any,b:any)=>a-b) as number[];console.log('leaders',v.length,v[0],v[v.length>>1],v.at(-1));
const no:any={};for(const s of city.sites)no[s.organisationCode]=(no[s.organisationCode]??0)+1;const w=Object.entries(no).sort((a:any,b:any)=>a[1]-b[1]) as any[];console.log('orgs',w.length,w[0],w[w.length>>1],w.slice(-5));
const zn:any={};for(const s of city.sites)zn[places.get(s.zoneCode)!.zh]=(zn[places.get(s.zoneCode)!.zh]??0)+1;console.log(zn);
console.log(city.logins.map(l=>l.username+':'+city.people.find(p=>p.code===l.personCode)!.zh).join(' '));
const X=(c:any)=>[(c[0]-108.04)*94335,-(c[1]-32.07)*110900].map(v=>v.toFixed(1)).join(',');
const d=(g:any)=>g.type==='Polygon'?'M'+g.coordinates[0].map(X).join('L')+'Z':'M'+g.coordinates.map(X).join('L');
const hues:any={};[...new Set(city.sites.map(s=>s.siteTypeCode))].forEach((t,i)=>hues[t]=i*137%360);
const b=city.basemap;const road:any={highway:[90,'#e8b060'],main:[46,'#f2c14e'],street:[26,'#fff'],country:[50,'#e6cf9a'],lane:[26,'#ddd']};
const svg=(box:string,w:number,k:number,dots:boolean)=>`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${w}" height="${w}"><rect x="-20000" y="-20000" width="40000" height="40000" fill="#fff"/>
${b.boundary.features.map((f,i)=>`<path d="${d(f.geometry)}" fill="${f.properties.class==='city'?'#eef3e6':f.properties.class==='zone'?`hsl(${i*71%360} 30% 92%)`:'none'}" stroke="#889" stroke-width="${14*k}"/>`).join('')}
${b.greens.features.map(f=>`<path d="${d(f.geometry)}" fill="#c6e2b3"/>`).join('')}${b.blocks.features.map(f=>`<path d="${d(f.geometry)}" fill="#dcd8d0"/>`).join('')}
${b.river.features.map(f=>`<path d="${d(f.geometry)}" fill="none" stroke="#9cc7e8" stroke-width="${46*Math.max(k,1)}" stroke-linejoin="round"/>`).join('')}
${b.roads.features.map(f=>`<path d="${d(f.geometry)}" fill="none" stroke="${road[f.properties.class][1]}" stroke-width="${road[f.properties.class][0]*(k>1?1.2:.7)}"/>`).join('')}
${dots?city.sites.map(s=>s.geometry.type==='Point'?`<circle cx="${X(s.geometry.coordinates).split(',')[0]}" cy="${X(s.geometry.coordinates).split(',')[1]}" r="${16*k}" fill="hsl(${hues[s.siteTypeCode]} 70% 45%)"/>`:`<path d="${d(s.geometry)}" fill="none" stroke="hsl(${hues[s.siteTypeCode]} 70% 45%)" stroke-width="${10*k}"/>`).join(''):''}</svg>`;
await sharp(Buffer.from(svg('-13000 -13000 26000 26000',1200,2.5,true))).png().toFile('/tmp/city-all.png');
await sharp(Buffer.from(svg('-4500 -4500 9000 9000',1600,1,true))).png().toFile('/tmp/city-town.png');
await sharp(Buffer.from(svg('-700 -700 1400 1400',1200,.6,true))).png().toFile('/tmp/city-zoom.png');
