import { launchBrowser, signInTo, sizes } from './stage/browser.ts';
import { loadRegistries, pagesOf, SeenLinks, hasPlaces } from './stage/pages.ts';
import { elderFaults, reflowFaults } from '../tests/e2e/looks.ts';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
const base='http://127.0.0.1:4208';
const only=process.argv[2]; const face=process.argv[3]??'office';
const reg=await loadRegistries(); const pages=pagesOf(reg,'wanyuan').filter(p=>p.face===face&&!p.permissions.includes('signedOut')&&p.name!=='design');
pages.sort((a,b)=>Number(hasPlaces(a.pattern))-Number(hasPlaces(b.pattern)));
const links=new SeenLinks(pages); if(existsSync('/tmp/links.json')) links.add(JSON.parse(readFileSync('/tmp/links.json','utf8')));
const all:string[]=[];
const browser=await launchBrowser();
const mk=async(login:string)=>{const c=await browser.newContext({viewport:face==='field'?sizes.phone:sizes.desk,locale:'zh-CN',baseURL:base,reducedMotion:'reduce'});await c.addInitScript(`localStorage.setItem('lianchuang.preferences',JSON.stringify({locale:'zh-CN',themeChoice:'light',view:'elder'}))`);if(login)await signInTo(c,login);return c.newPage();};
const logins=face==='field'?['inspector','leader']:face==='office'?['office','admin']:[''];
const ps=await Promise.all(logins.map(mk));
const held=new Set(((await (await ps[0].request.get('/api/programmes/wanyuan/me')).json().catch(()=>({permissions:[]}))).permissions)??[]);
for(const w of pages){ if(only&&!w.pattern.includes(only)) continue;
 const a=links.addressOf(w.pattern); if(!a){console.log('UNREACHED',w.pattern);continue;}
 const page=(face!=='field'&&w.permissions.every(x=>held.has(x)))||(face==='field'&&w.permissions.includes('inspections.record'))||!ps[1]?ps[0]:ps[1];
 if(face==='public'){await page.context().addCookies([{name:'lianchuang_view',value:'elder',url:base}]);}
 await page.goto(a,{waitUntil:'commit'}).catch(()=>{}); await page.locator('h1').first().waitFor({timeout:40000}).catch(()=>{});
 for(let i=0;i<100&&await page.locator('[aria-busy="true"], .lc-skeleton, .lc-page-loading').count()>0;i++)await page.waitForTimeout(150);
 await page.waitForTimeout(200);
 const l=await page.evaluate("[...document.querySelectorAll('a[href]')].map(l=>l.getAttribute('href'))") as string[];links.add(l);all.push(...l);writeFileSync('/tmp/links.json',JSON.stringify([...new Set(all)]));
 const f=await elderFaults(page); await page.setViewportSize({width:320,height:720});await page.waitForTimeout(150);
 const r1=(await reflowFaults(page)).map(x=>'elder320 '+x);
 await page.evaluate("document.documentElement.dataset.view='standard'");await page.waitForTimeout(100);
 const r2=(await reflowFaults(page)).map(x=>'std320 '+x);
 await page.setViewportSize(face==='field'?sizes.phone:sizes.desk);
 console.log(w.pattern,[...f,...r1,...r2].length?'\n   '+[...f,...r1,...r2].join('\n   '):'ok');
}
await browser.close();
