import { simulateObservation, createSimulator } from './wanyuan/simulate.ts';
import { generateCity } from './wanyuan/generate.ts';
import { demoEdition } from './demo-city-edition/generate.ts';
import { noteFor } from './wanyuan/simulated-notes.ts';
import { createRng } from '#kernel/rng.ts';
import { checkItemsFor } from '#modules/frameworks/domain/edition-tree.ts';
const city=generateCity(),ed=demoEdition();const sim=createSimulator(city,ed);
const zone=new Map(city.places.map(p=>[p.code,p]));
for(const round of [1,2,3]){const t=performance.now();let n=0,m=0,o=0,na=0,un=0;const byZ:any={},byT:any={};let len:number[]=[];
for(const s of city.sites)for(const c of checkItemsFor(ed,s.siteTypeCode)){const r=sim('demo',s.code,c.code,round);n++;m+=r.metCount;o+=r.observedCount;if(r.notApplicable)na++;if(r.note&&!r.notApplicable){un++;len.push(r.note.length);}const z=zone.get(s.zoneCode)!.kind==='town'?'towns':zone.get(s.zoneCode)!.zh;for(const [k,b] of [[z,byZ],[s.siteTypeCode,byT]] as any){b[k]??=[0,0];b[k][0]+=r.metCount;b[k][1]+=r.observedCount;}}
console.log(round,n,o,(100*m/o).toFixed(2),'na',(100*na/n).toFixed(1),'unmet',un,(performance.now()-t|0)+'ms', Object.entries(byZ).map(([k,v]:any)=>k+(100*v[0]/v[1]).toFixed(1)).join(' '));len.sort((a,b)=>a-b);console.log('note median',len[len.length>>1]);if(round===1)console.log(Object.entries(byT).map(([k,v]:any)=>k+' '+(100*v[0]/v[1]).toFixed(1)).join(', '));}
for(const c of ed.checkItems)if(noteFor(c,createRng('x')).startsWith('现场'))console.log('NO NOTE',c.code,c.zh);
