const PATIENCE=10000;const SMALL_ENOUGH_TO_OUTLIVE_A_PAGE=60000;function overHttp(address,learner){const request=async(exercise,options)=>{const limit=new AbortController();const timer=setTimeout(()=>limit.abort(),PATIENCE);try{const answer=await fetch(address+exercise,{cache:"no-store",signal:limit.signal,...options});return{status:answer.status,reply:await answer.json().catch(()=>({}))};}finally{clearTimeout(timer);}};const headers=()=>({"Content-Type":"application/json","X-XSRFToken":document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1]??"","X-Coopkit-Learner":learner,});const post=(body,more)=>({method:"POST",headers:headers(),body:JSON.stringify(body),...more});return{load:(exercise)=>request(exercise,{headers:{"X-Coopkit-Learner":learner}}),send:(exercise,body)=>request(exercise,post(body)),leave(exercise,body){const last=post(body,{keepalive:true});if(last.body.length<SMALL_ENOUGH_TO_OUTLIVE_A_PAGE)fetch(address+exercise,last).catch(()=>{});},};}
function overMessages(model){const waiting=new Map();let count=0;model.on("msg:custom",({id,...reply})=>{const status=reply.refused?400:reply.error?403:200;waiting.get(id)?.({status,reply});waiting.delete(id);});const ask=(body)=>new Promise((resolve,reject)=>{const id=++count;waiting.set(id,resolve);setTimeout(()=>waiting.delete(id)&&reject(new Error("no reply")),PATIENCE);model.send({id,...body});});return{load:()=>ask({do:"load"}),send:(exercise,body)=>ask(body),leave:(exercise,body)=>model.send({id:0,...body}),};}
const all=(root,selector)=>[...root.querySelectorAll(selector)];function make(tag,text="",attributes={}){const element=document.createElement(tag);element.textContent=text;for(const[name,value]of Object.entries(attributes))element.setAttribute(name,value);return element;}
function show(element,visible){if(element)element.hidden=!visible;}
function say(element,text){if(element&&element.textContent!==text)element.textContent=text;}
function place(element,html){if(!element)return;if(element.dataset.placed!==html){element.dataset.placed=html;element.innerHTML=html;}
element.hidden=!html;}
function fill(sentence,values){return sentence.replace(/\{(\w+)\}/g,(gap,name)=>(name in values?values[name]:gap));}
const REVISION="coopkit:revision";const random=()=>Array.from(crypto.getRandomValues(new Uint32Array(4)),(part)=>part.toString(36)).join("");class Drafts{constructor(learner,storage){this.start=`coopkit:${learner}:`;this.storage=storage;this.client=random();this.reliable=true;this.count=0;}
get(key){try{return this.storage.getItem(key);}catch{this.reliable=false;return null;}}
set(key,text){try{this.storage.setItem(key,text);this.reliable=true;}catch{this.reliable=false;}}
next(){this.count=Math.max(this.count,Number(this.get(REVISION))||0)+1;this.set(REVISION,String(this.count));return this.count;}
keyOf(exercise,seat){return`${this.start}${exercise}:${seat}:${this.client}`;}
put(key,draft){this.set(key,JSON.stringify(draft));}
remove(key){try{this.storage.removeItem(key);}catch{this.reliable=false;}}
list(){const found=[];try{for(let index=0;index<this.storage.length;index++){const key=this.storage.key(index);if(key.startsWith(this.start))found.push(this.parse(key));}}catch{this.reliable=false;}
return found.filter(Boolean).sort((one,other)=>one.revision-other.revision);}
parse(key){const[exercise,seat]=key.slice(this.start.length).split(":");try{return{...JSON.parse(this.get(key)),key,exercise,seat:Number(seat)};}catch{return null;}}}
class Memory{constructor(){this.kept=new Map();}
get length(){return this.kept.size;}
key(index){return[...this.kept.keys()][index];}
getItem(key){return this.kept.get(key)??null;}
setItem(key,text){this.kept.set(key,text);}
removeItem(key){this.kept.delete(key);}}
const QUIET=400;const SLOWEST=15000;class Keeper{constructor(exercise,seat,{carrier,drafts},told){Object.assign(this,{exercise,seat,carrier,drafts,told});this.key=drafts.keyOf(exercise,seat);this.client=drafts.client;this.base=0;this.answer=undefined;this.revision=0;this.what="save";this.saved="clean";this.message="";this.dirty=false;this.busy=false;this.other=null;this.earlier=[];this.delay=0;this.timer=0;}
adopt(drafts){this.earlier=drafts.slice(0,-1);const{client,revision,base,answer,follows,key,refused}=drafts.at(-1);Object.assign(this,{client,revision,base,answer,follows,key});this.dirty=true;if(refused)this.saved="refused";else this.send();}
change(answer){this.write("save",answer);if(!this.other)this.wait(QUIET);}
act(what,answer){this.write(what,answer);return this.send();}
write(what,answer){if(this.client!==this.drafts.client)this.typeOn();this.what=what;this.answer=answer;this.revision=this.drafts.next();this.dirty=true;this.keep();this.tell("saving");}
typeOn(){const{client,revision,base,answer,key}=this;if(this.dirty&&this.saved!=="refused")this.earlier.push({client,revision,base,answer,key});else this.drafts.remove(key);this.follows=revision;this.client=this.drafts.client;this.key=this.drafts.keyOf(this.exercise,this.seat);}
keep(more={}){const{client,revision,base,answer,follows}=this;this.drafts.put(this.key,{client,revision,base,answer,follows,...more});}
wait(delay){clearTimeout(this.timer);this.timer=setTimeout(()=>this.send(),delay);}
hurry(){if(this.dirty&&!this.busy&&this.saved!=="refused")this.send();}
get body(){const{client,revision,base,seat,what,answer}=this;return{client,revision,base,seat,do:what,answer};}
async send(){clearTimeout(this.timer);if(this.busy||this.other||!this.dirty)return;this.busy=true;try{await this.sendEarlier();const sent=this.body;this.take(sent,await this.carrier.send(this.exercise,sent));}catch{this.again();}finally{this.busy=false;}
if(this.dirty&&!this.other&&this.saved==="saving")this.wait(0);}
async sendEarlier(){while(this.earlier.length){const{client,revision,base,answer,key}=this.earlier[0];const sent={client,revision,base,seat:this.seat,do:"save",answer};const{status,reply}=await this.carrier.send(this.exercise,sent);if(status!==200&&status!==400)throw new Error("not sent");const followed=revision===this.follows;if(followed&&status===200&&!reply.other)this.base=reply.version;if(followed||!reply.other)this.drafts.remove(key);this.earlier.shift();}}
take(sent,{status,reply}){const last=sent.revision===this.revision;if(status===200&&reply.other){this.other=reply.other;this.what="save";this.tell("failed",reply);}else if(status===200){this.base=reply.version;this.delay=0;if(last){this.dirty=false;this.drafts.remove(this.key);this.what="save";this.at=reply.saved||this.at;this.tell("saved",reply,sent);}else{this.acknowledge(sent);this.keep();this.tell("saving",reply,sent);}}else if(status===400){this.message=reply.refused||"";if(last)this.keep({refused:true});this.what="save";this.tell(last?"refused":"saving");}else if(status===403){this.message=reply.error||"";this.tell("failed");}else{this.again();}}
acknowledge({revision}){this.earlier.filter((draft)=>draft.revision===revision).forEach(({key})=>this.drafts.remove(key));this.earlier=this.earlier.filter((draft)=>draft.revision!==revision);}
again(){this.message="";this.tell("failed");this.delay=Math.min(SLOWEST,this.delay*2||1000);this.wait(this.delay);}
tell(saved,reply,sent){this.saved=saved;this.told(this,reply,sent);}
keepMine(){this.base=this.other.version;this.other=null;this.change(this.answer);this.hurry();}
takeOther(){Object.assign(this,{answer:this.other.answer,base:this.other.version,other:null,dirty:false});this.drafts.remove(this.key);this.tell("saved");}
leave(){if(this.dirty&&!this.other&&this.saved!=="refused")this.carrier.leave(this.exercise,this.body);}}
const LOOK_AGAIN=15000;function storage(){try{localStorage.setItem("coopkit:probe","");localStorage.removeItem("coopkit:probe");return localStorage;}catch{return new Memory();}}
class Numbers{constructor(model,el,data){Object.assign(this,{model,words:data.words,kept:storage(),version:-1});this.exercise=model.get("exercise");this.place=`coopkit-tried:${data.learner}:${this.exercise}`;this.carrier=overHttp(data.answers,data.learner);this.drafts=new Drafts(data.learner,this.kept);this.draw(el);this.keeper=new Keeper(this.exercise,0,this,(keeper,reply)=>this.told(reply));const left=this.drafts.list().filter((draft)=>draft.exercise===this.exercise&&draft.seat===0);if(left.length)this.keeper.adopt(left);this.look(true);}
draw(el){this.section=make("div","",{class:"numbers","data-exercise":this.exercise,"data-saved":"clean"});this.state=make("p","",{class:"state",role:"status","aria-live":"polite"});this.conflict=make("div","",{class:"conflict",role:"group"});const choice=(action,text)=>{const button=make("button",text,{type:"button",class:"button","data-action":action});button.addEventListener("click",()=>this.choose(action));return button;};this.mine=make("dl");this.other=make("dl");const{mine,theOther,keepMine,takeOther}=this.model.get("words");this.conflict.append(make("p",mine),this.mine,choice("mine",keepMine),make("p",theOther),this.other,choice("other",takeOther),);this.conflict.hidden=true;this.section.append(this.state,this.conflict);el.append(this.section);}
async look(first){let found;try{found=await this.carrier.load(this.exercise);}catch{return;}
if(found.status!==200)return;const{version,answer}=found.reply.answers["0"]||{version:0,answer:{}};const{keeper}=this;if(keeper.dirty||keeper.busy)this.hand(first,keeper.answer);else if(version>this.version){this.version=keeper.base=version;keeper.answer=answer;this.hand(first,answer);}}
hand(first,answer){if(first)this.model.set("tried",JSON.parse(this.kept.getItem(this.place)||"{}"));this.model.set("answer",answer);this.model.set("known",true);this.model.save_changes();}
tried(){const tried=this.model.get("tried");try{if(Object.keys(tried).length)this.kept.setItem(this.place,JSON.stringify(tried));else this.kept.removeItem(this.place);}catch{}}
keep(changes){this.keeper.change({...this.keeper.answer,...changes});this.keeper.hurry();}
choose(action){if(action==="mine")this.keeper.keepMine();else this.keeper.takeOther();this.hand(false,this.keeper.answer);this.show();}
told(reply){if(this.keeper.saved==="saved"&&reply){this.version=reply.version;this.hand(false,this.keeper.answer);}
this.show();}
show(){const{keeper,words}=this;this.section.dataset.saved=keeper.saved;const failed=keeper.message||(this.drafts.reliable?words.failed:words.unkept);const sentences={saving:words.saving,saved:fill(words.saved,{time:keeper.at||""}),failed,refused:keeper.message};say(this.state,keeper.other?words.differs:sentences[keeper.saved]||"");show(this.conflict,Boolean(keeper.other));if(!keeper.other)return;this.list(this.mine,keeper.answer,keeper.other.answer);this.list(this.other,keeper.other.answer,keeper.answer);}
list(box,answer,from){const names=new Set([...Object.keys(answer),...Object.keys(from)]);const labels=this.model.get("labels");const differ=[...names].filter((name)=>String(answer[name]??"")!==String(from[name]??""));box.replaceChildren(...differ.flatMap((name)=>[make("dt",labels[name]||name),make("dd",String(answer[name]??"")||this.words.empty,{dir:"auto"}),]),);}
close(){this.keeper.leave();}}
function render({model,el}){const inline=document.getElementById("coopkit-state");if(!inline)return undefined;const numbers=new Numbers(model,el,JSON.parse(inline.textContent));const look=()=>document.visibilityState==="visible"&&numbers.look();const hurry=()=>numbers.keeper.hurry();const leave=()=>numbers.close();const keep=(message)=>message.keep&&numbers.keep(message.keep);const tried=()=>numbers.tried();model.on("msg:custom",keep);model.on("change:tried",tried);const timer=setInterval(look,LOOK_AGAIN);document.addEventListener("visibilitychange",look);addEventListener("online",hurry);addEventListener("pagehide",leave);return()=>{clearInterval(timer);document.removeEventListener("visibilitychange",look);removeEventListener("online",hurry);removeEventListener("pagehide",leave);model.off("msg:custom",keep);model.off("change:tried",tried);leave();};}
export default { render };
