// Generated from schemas/ by `npm run generate`. Do not edit.
var Balance=validate20;function validate20(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate20.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.coin===void 0&&
(missing0="coin")||data.total===void 0&&(missing0="total")||data.free===void 0&&(missing0="free")||data.locked===void 0&&
(missing0="locked"))return validate20.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},
message:"must have required property '"+missing0+"'"}],!1;if(data.coin!==void 0){let _errs1=errors;if(typeof data.coin!=
"string")return validate20.errors=[{instancePath:instancePath+"/coin",schemaPath:"#/properties/coin/type",keyword:"type",
params:{type:"string"},message:"must be string"}],!1;var valid0=_errs1===errors}else var valid0=!0;if(valid0){if(data.total!==
void 0){let data1=data.total,_errs3=errors;if(!(typeof data1=="number"&&isFinite(data1)||typeof data1=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.
test(data1)))return validate20.errors=[{instancePath:instancePath+"/total",schemaPath:"#/properties/total/exact",keyword:"\
exact",params:{},message:"must be decimal"}],!1;var valid0=_errs3===errors}else var valid0=!0;if(valid0){if(data.free!==
void 0){let data2=data.free,_errs4=errors;if(!(typeof data2=="number"&&isFinite(data2)||typeof data2=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.
test(data2)))return validate20.errors=[{instancePath:instancePath+"/free",schemaPath:"#/properties/free/exact",keyword:"\
exact",params:{},message:"must be decimal"}],!1;var valid0=_errs4===errors}else var valid0=!0;if(valid0)if(data.locked!==
void 0){let data3=data.locked,_errs5=errors;if(!(typeof data3=="number"&&isFinite(data3)||typeof data3=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.
test(data3)))return validate20.errors=[{instancePath:instancePath+"/locked",schemaPath:"#/properties/locked/exact",keyword:"\
exact",params:{},message:"must be decimal"}],!1;var valid0=_errs5===errors}else var valid0=!0}}}else return validate20.errors=
[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return validate20.
errors=vErrors,errors===0}validate20.evaluated={props:{coin:!0,total:!0,free:!0,locked:!0},dynamicProps:!1,dynamicItems:!1};
var ConnectionPath=validate21;function validate21(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate21.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connectionId===
void 0&&(missing0="connectionId"))return validate21.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{
missingProperty:missing0},message:"must have required property '"+missing0+"'"}],!1;if(data.connectionId!==void 0){let data0=data.
connectionId;if(!(Number.isSafeInteger(data0)||typeof data0=="bigint"&&BigInt.asIntN(64,data0)===data0))return validate21.
errors=[{instancePath:instancePath+"/connectionId",schemaPath:"#/properties/connectionId/exact",keyword:"exact",params:{},
message:"must be int64"}],!1}}else return validate21.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return validate21.errors=vErrors,errors===0}validate21.evaluated={props:{connectionId:!0},
dynamicProps:!1,dynamicItems:!1};var Connection=validate22,schema33={type:"object",required:["id","name","exchange","exc\
hangeId","market","marketType","state","viewMode","demoMode"],properties:{id:{exact:"int64"},name:{type:"string"},exchange:{
enum:["Binance","Gate","KuCoin","Bybit","Bitget","Mexc","Okx","BingX","HTX","BitMart","LBank","HyperLiquid","UpBit","Ast\
erDex","Moex","Lighter"]},exchangeId:{enum:[2,3,5,6,7,8,10,11,12,13,14,15,16,17,18,19]},market:{type:"string"},marketType:{
enum:[0,1,2,3,4,5,6,7,8,9]},state:{enum:[0,1,2,3,4]},viewMode:{type:"boolean"},demoMode:{type:"boolean"}},$id:"/common/c\
onnection"};function validate22(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){
let vErrors=null,errors=0,evaluated0=validate22.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.
dynamicItems&&(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.
id===void 0&&(missing0="id")||data.name===void 0&&(missing0="name")||data.exchange===void 0&&(missing0="exchange")||data.
exchangeId===void 0&&(missing0="exchangeId")||data.market===void 0&&(missing0="market")||data.marketType===void 0&&(missing0=
"marketType")||data.state===void 0&&(missing0="state")||data.viewMode===void 0&&(missing0="viewMode")||data.demoMode===void 0&&
(missing0="demoMode"))return validate22.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},
message:"must have required property '"+missing0+"'"}],!1;if(data.id!==void 0){let data0=data.id,_errs1=errors;if(!(Number.
isSafeInteger(data0)||typeof data0=="bigint"&&BigInt.asIntN(64,data0)===data0))return validate22.errors=[{instancePath:instancePath+
"/id",schemaPath:"#/properties/id/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs1===errors}else
var valid0=!0;if(valid0){if(data.name!==void 0){let _errs2=errors;if(typeof data.name!="string")return validate22.errors=
[{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type:"string"},message:"m\
ust be string"}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){if(data.exchange!==void 0){let data2=data.exchange,
_errs4=errors;if(!(data2==="Binance"||data2==="Gate"||data2==="KuCoin"||data2==="Bybit"||data2==="Bitget"||data2==="Mexc"||
data2==="Okx"||data2==="BingX"||data2==="HTX"||data2==="BitMart"||data2==="LBank"||data2==="HyperLiquid"||data2==="UpBit"||
data2==="AsterDex"||data2==="Moex"||data2==="Lighter"))return validate22.errors=[{instancePath:instancePath+"/exchange",
schemaPath:"#/properties/exchange/enum",keyword:"enum",params:{allowedValues:schema33.properties.exchange.enum},message:"\
must be equal to one of the allowed values"}],!1;var valid0=_errs4===errors}else var valid0=!0;if(valid0){if(data.exchangeId!==
void 0){let data3=data.exchangeId,_errs5=errors;if(!(data3===2||data3===3||data3===5||data3===6||data3===7||data3===8||data3===
10||data3===11||data3===12||data3===13||data3===14||data3===15||data3===16||data3===17||data3===18||data3===19))return validate22.
errors=[{instancePath:instancePath+"/exchangeId",schemaPath:"#/properties/exchangeId/enum",keyword:"enum",params:{allowedValues:schema33.
properties.exchangeId.enum},message:"must be equal to one of the allowed values"}],!1;var valid0=_errs5===errors}else var valid0=!0;
if(valid0){if(data.market!==void 0){let _errs6=errors;if(typeof data.market!="string")return validate22.errors=[{instancePath:instancePath+
"/market",schemaPath:"#/properties/market/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var valid0=_errs6===
errors}else var valid0=!0;if(valid0){if(data.marketType!==void 0){let data5=data.marketType,_errs8=errors;if(!(data5===0||
data5===1||data5===2||data5===3||data5===4||data5===5||data5===6||data5===7||data5===8||data5===9))return validate22.errors=
[{instancePath:instancePath+"/marketType",schemaPath:"#/properties/marketType/enum",keyword:"enum",params:{allowedValues:schema33.
properties.marketType.enum},message:"must be equal to one of the allowed values"}],!1;var valid0=_errs8===errors}else var valid0=!0;
if(valid0){if(data.state!==void 0){let data6=data.state,_errs9=errors;if(!(data6===0||data6===1||data6===2||data6===3||data6===
4))return validate22.errors=[{instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{
allowedValues:schema33.properties.state.enum},message:"must be equal to one of the allowed values"}],!1;var valid0=_errs9===
errors}else var valid0=!0;if(valid0){if(data.viewMode!==void 0){let _errs10=errors;if(typeof data.viewMode!="boolean")return validate22.
errors=[{instancePath:instancePath+"/viewMode",schemaPath:"#/properties/viewMode/type",keyword:"type",params:{type:"bool\
ean"},message:"must be boolean"}],!1;var valid0=_errs10===errors}else var valid0=!0;if(valid0)if(data.demoMode!==void 0){
let _errs12=errors;if(typeof data.demoMode!="boolean")return validate22.errors=[{instancePath:instancePath+"/demoMode",schemaPath:"\
#/properties/demoMode/type",keyword:"type",params:{type:"boolean"},message:"must be boolean"}],!1;var valid0=_errs12===errors}else
var valid0=!0}}}}}}}}else return validate22.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"objec\
t"},message:"must be object"}],!1;return validate22.errors=vErrors,errors===0}validate22.evaluated={props:{id:!0,name:!0,
exchange:!0,exchangeId:!0,market:!0,marketType:!0,state:!0,viewMode:!0,demoMode:!0},dynamicProps:!1,dynamicItems:!1};var FinRes=validate23;function validate23(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate23.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.currency===
void 0&&(missing0="currency")||data.result===void 0&&(missing0="result")||data.fee===void 0&&(missing0="fee")||data.funds===
void 0&&(missing0="funds")||data.available===void 0&&(missing0="available")||data.blocked===void 0&&(missing0="blocked"))
return validate23.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},message:"\
must have required property '"+missing0+"'"}],!1;if(data.currency!==void 0){let _errs1=errors;if(typeof data.currency!="\
string")return validate23.errors=[{instancePath:instancePath+"/currency",schemaPath:"#/properties/currency/type",keyword:"\
type",params:{type:"string"},message:"must be string"}],!1;var valid0=_errs1===errors}else var valid0=!0;if(valid0){if(data.
result!==void 0){let data1=data.result,_errs3=errors;if(!(typeof data1=="number"&&isFinite(data1)||typeof data1=="string"&&
/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data1)))return validate23.errors=[{instancePath:instancePath+"/result",schemaPath:"#/pro\
perties/result/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid0=_errs3===errors}else var valid0=!0;
if(valid0){if(data.fee!==void 0){let data2=data.fee,_errs4=errors;if(!(typeof data2=="number"&&isFinite(data2)||typeof data2==
"string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data2)))return validate23.errors=[{instancePath:instancePath+"/fee",schemaPath:"\
#/properties/fee/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid0=_errs4===errors}else var valid0=!0;
if(valid0){if(data.funds!==void 0){let data3=data.funds,_errs5=errors;if(!(typeof data3=="number"&&isFinite(data3)||typeof data3==
"string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data3)))return validate23.errors=[{instancePath:instancePath+"/funds",schemaPath:"\
#/properties/funds/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid0=_errs5===errors}else var valid0=!0;
if(valid0){if(data.available!==void 0){let data4=data.available,_errs6=errors;if(!(typeof data4=="number"&&isFinite(data4)||
typeof data4=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data4)))return validate23.errors=[{instancePath:instancePath+"/a\
vailable",schemaPath:"#/properties/available/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid0=_errs6===
errors}else var valid0=!0;if(valid0)if(data.blocked!==void 0){let data5=data.blocked,_errs7=errors;if(!(typeof data5=="n\
umber"&&isFinite(data5)||typeof data5=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data5)))return validate23.errors=[{instancePath:instancePath+
"/blocked",schemaPath:"#/properties/blocked/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid0=_errs7===
errors}else var valid0=!0}}}}}else return validate23.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return validate23.errors=vErrors,errors===0}validate23.evaluated={props:{currency:!0,
result:!0,fee:!0,funds:!0,available:!0,blocked:!0},dynamicProps:!1,dynamicItems:!1};var OrderBookLevel=validate24,schema35={
type:"object",required:["price","size","type"],properties:{price:{exact:"decimal"},size:{exact:"decimal"},type:{enum:["A\
sk","Bid","BestAsk","BestBid"]}},$id:"/common/order-book-level"};function validate24(data,{instancePath="",parentData,parentDataProperty,
rootData=data,dynamicAnchors={}}={}){let vErrors=null,errors=0,evaluated0=validate24.evaluated;if(evaluated0.dynamicProps&&
(evaluated0.props=void 0),evaluated0.dynamicItems&&(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&
!Array.isArray(data)){let missing0;if(data.price===void 0&&(missing0="price")||data.size===void 0&&(missing0="size")||data.
type===void 0&&(missing0="type"))return validate24.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{
missingProperty:missing0},message:"must have required property '"+missing0+"'"}],!1;if(data.price!==void 0){let data0=data.
price,_errs1=errors;if(!(typeof data0=="number"&&isFinite(data0)||typeof data0=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(
data0)))return validate24.errors=[{instancePath:instancePath+"/price",schemaPath:"#/properties/price/exact",keyword:"exa\
ct",params:{},message:"must be decimal"}],!1;var valid0=_errs1===errors}else var valid0=!0;if(valid0){if(data.size!==void 0){
let data1=data.size,_errs2=errors;if(!(typeof data1=="number"&&isFinite(data1)||typeof data1=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.
test(data1)))return validate24.errors=[{instancePath:instancePath+"/size",schemaPath:"#/properties/size/exact",keyword:"\
exact",params:{},message:"must be decimal"}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0)if(data.type!==void 0){
let data2=data.type,_errs3=errors;if(!(data2==="Ask"||data2==="Bid"||data2==="BestAsk"||data2==="BestBid"))return validate24.
errors=[{instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues:schema35.
properties.type.enum},message:"must be equal to one of the allowed values"}],!1;var valid0=_errs3===errors}else var valid0=!0}}else
return validate24.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be objec\
t"}],!1;return validate24.errors=vErrors,errors===0}validate24.evaluated={props:{price:!0,size:!0,type:!0},dynamicProps:!1,
dynamicItems:!1};var Order=validate25,schema36={type:"object",required:["id","ticker","side","price","size","filledSize",
"filledPrice","remainingSize","status","type","triggerPrice","createDate"],properties:{id:{exact:"int64"},ticker:{type:"\
string"},clientId:{type:["string","null"]},side:{enum:[0,1,2]},price:{exact:"decimal"},size:{exact:"decimal"},filledSize:{
exact:"decimal"},filledPrice:{exact:"decimal"},remainingSize:{exact:"decimal"},status:{enum:[0,1,2]},type:{enum:[0,1,2,3,
4]},triggerPrice:{anyOf:[{type:"null"},{exact:"decimal"}]},createDate:{exact:"date-time"}},$id:"/common/order"};function validate25(data,{
instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,errors=0,evaluated0=validate25.
evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&(evaluated0.items=void 0),errors===
0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.id===void 0&&(missing0="id")||data.ticker===
void 0&&(missing0="ticker")||data.side===void 0&&(missing0="side")||data.price===void 0&&(missing0="price")||data.size===
void 0&&(missing0="size")||data.filledSize===void 0&&(missing0="filledSize")||data.filledPrice===void 0&&(missing0="fill\
edPrice")||data.remainingSize===void 0&&(missing0="remainingSize")||data.status===void 0&&(missing0="status")||data.type===
void 0&&(missing0="type")||data.triggerPrice===void 0&&(missing0="triggerPrice")||data.createDate===void 0&&(missing0="c\
reateDate"))return validate25.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},
message:"must have required property '"+missing0+"'"}],!1;if(data.id!==void 0){let data0=data.id,_errs1=errors;if(!(Number.
isSafeInteger(data0)||typeof data0=="bigint"&&BigInt.asIntN(64,data0)===data0))return validate25.errors=[{instancePath:instancePath+
"/id",schemaPath:"#/properties/id/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs1===errors}else
var valid0=!0;if(valid0){if(data.ticker!==void 0){let _errs2=errors;if(typeof data.ticker!="string")return validate25.errors=
[{instancePath:instancePath+"/ticker",schemaPath:"#/properties/ticker/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){if(data.clientId!==void 0){let data2=data.
clientId,_errs4=errors;if(typeof data2!="string"&&data2!==null)return validate25.errors=[{instancePath:instancePath+"/cl\
ientId",schemaPath:"#/properties/clientId/type",keyword:"type",params:{type:schema36.properties.clientId.type},message:"\
must be string,null"}],!1;var valid0=_errs4===errors}else var valid0=!0;if(valid0){if(data.side!==void 0){let data3=data.
side,_errs6=errors;if(!(data3===0||data3===1||data3===2))return validate25.errors=[{instancePath:instancePath+"/side",schemaPath:"\
#/properties/side/enum",keyword:"enum",params:{allowedValues:schema36.properties.side.enum},message:"must be equal to on\
e of the allowed values"}],!1;var valid0=_errs6===errors}else var valid0=!0;if(valid0){if(data.price!==void 0){let data4=data.
price,_errs7=errors;if(!(typeof data4=="number"&&isFinite(data4)||typeof data4=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(
data4)))return validate25.errors=[{instancePath:instancePath+"/price",schemaPath:"#/properties/price/exact",keyword:"exa\
ct",params:{},message:"must be decimal"}],!1;var valid0=_errs7===errors}else var valid0=!0;if(valid0){if(data.size!==void 0){
let data5=data.size,_errs8=errors;if(!(typeof data5=="number"&&isFinite(data5)||typeof data5=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.
test(data5)))return validate25.errors=[{instancePath:instancePath+"/size",schemaPath:"#/properties/size/exact",keyword:"\
exact",params:{},message:"must be decimal"}],!1;var valid0=_errs8===errors}else var valid0=!0;if(valid0){if(data.filledSize!==
void 0){let data6=data.filledSize,_errs9=errors;if(!(typeof data6=="number"&&isFinite(data6)||typeof data6=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.
test(data6)))return validate25.errors=[{instancePath:instancePath+"/filledSize",schemaPath:"#/properties/filledSize/exac\
t",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid0=_errs9===errors}else var valid0=!0;if(valid0){if(data.
filledPrice!==void 0){let data7=data.filledPrice,_errs10=errors;if(!(typeof data7=="number"&&isFinite(data7)||typeof data7==
"string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data7)))return validate25.errors=[{instancePath:instancePath+"/filledPrice",schemaPath:"\
#/properties/filledPrice/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid0=_errs10===errors}else
var valid0=!0;if(valid0){if(data.remainingSize!==void 0){let data8=data.remainingSize,_errs11=errors;if(!(typeof data8==
"number"&&isFinite(data8)||typeof data8=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data8)))return validate25.errors=[{instancePath:instancePath+
"/remainingSize",schemaPath:"#/properties/remainingSize/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;
var valid0=_errs11===errors}else var valid0=!0;if(valid0){if(data.status!==void 0){let data9=data.status,_errs12=errors;
if(!(data9===0||data9===1||data9===2))return validate25.errors=[{instancePath:instancePath+"/status",schemaPath:"#/prope\
rties/status/enum",keyword:"enum",params:{allowedValues:schema36.properties.status.enum},message:"must be equal to one o\
f the allowed values"}],!1;var valid0=_errs12===errors}else var valid0=!0;if(valid0){if(data.type!==void 0){let data10=data.
type,_errs13=errors;if(!(data10===0||data10===1||data10===2||data10===3||data10===4))return validate25.errors=[{instancePath:instancePath+
"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues:schema36.properties.type.enum},message:"\
must be equal to one of the allowed values"}],!1;var valid0=_errs13===errors}else var valid0=!0;if(valid0){if(data.triggerPrice!==
void 0){let data11=data.triggerPrice,_errs14=errors,_errs15=errors,valid1=!1,_errs16=errors;if(data11!==null){let err0={
instancePath:instancePath+"/triggerPrice",schemaPath:"#/properties/triggerPrice/anyOf/0/type",keyword:"type",params:{type:"\
null"},message:"must be null"};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}var _valid0=_errs16===errors;valid1=
valid1||_valid0;let _errs18=errors;if(!(typeof data11=="number"&&isFinite(data11)||typeof data11=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.
test(data11))){let err1={instancePath:instancePath+"/triggerPrice",schemaPath:"#/properties/triggerPrice/anyOf/1/exact",
keyword:"exact",params:{},message:"must be decimal"};vErrors===null?vErrors=[err1]:vErrors.push(err1),errors++}var _valid0=_errs18===
errors;if(valid1=valid1||_valid0,valid1)errors=_errs15,vErrors!==null&&(_errs15?vErrors.length=_errs15:vErrors=null);else{
let err2={instancePath:instancePath+"/triggerPrice",schemaPath:"#/properties/triggerPrice/anyOf",keyword:"anyOf",params:{},
message:"must match a schema in anyOf"};return vErrors===null?vErrors=[err2]:vErrors.push(err2),errors++,validate25.errors=
vErrors,!1}var valid0=_errs14===errors}else var valid0=!0;if(valid0)if(data.createDate!==void 0){let data12=data.createDate,
_errs19=errors;if(!(typeof data12=="string"&&/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(data12)))return validate25.
errors=[{instancePath:instancePath+"/createDate",schemaPath:"#/properties/createDate/exact",keyword:"exact",params:{},message:"\
must be date-time"}],!1;var valid0=_errs19===errors}else var valid0=!0}}}}}}}}}}}}else return validate25.errors=[{instancePath,
schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return validate25.errors=vErrors,
errors===0}validate25.evaluated={props:{id:!0,ticker:!0,clientId:!0,side:!0,price:!0,size:!0,filledSize:!0,filledPrice:!0,
remainingSize:!0,status:!0,type:!0,triggerPrice:!0,createDate:!0},dynamicProps:!1,dynamicItems:!1};var Position=validate26,
schema37={type:"object",required:["id","ticker","side","size","avgPrice","marginMode"],properties:{id:{exact:"int64"},ticker:{
type:"string"},side:{enum:[0,1,2]},size:{exact:"decimal"},avgPrice:{exact:"decimal"},marginMode:{enum:[0,1]}},$id:"/comm\
on/position"};function validate26(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){
let vErrors=null,errors=0,evaluated0=validate26.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.
dynamicItems&&(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.
id===void 0&&(missing0="id")||data.ticker===void 0&&(missing0="ticker")||data.side===void 0&&(missing0="side")||data.size===
void 0&&(missing0="size")||data.avgPrice===void 0&&(missing0="avgPrice")||data.marginMode===void 0&&(missing0="marginMod\
e"))return validate26.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},
message:"must have required property '"+missing0+"'"}],!1;if(data.id!==void 0){let data0=data.id,_errs1=errors;if(!(Number.
isSafeInteger(data0)||typeof data0=="bigint"&&BigInt.asIntN(64,data0)===data0))return validate26.errors=[{instancePath:instancePath+
"/id",schemaPath:"#/properties/id/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs1===errors}else
var valid0=!0;if(valid0){if(data.ticker!==void 0){let _errs2=errors;if(typeof data.ticker!="string")return validate26.errors=
[{instancePath:instancePath+"/ticker",schemaPath:"#/properties/ticker/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){if(data.side!==void 0){let data2=data.side,
_errs4=errors;if(!(data2===0||data2===1||data2===2))return validate26.errors=[{instancePath:instancePath+"/side",schemaPath:"\
#/properties/side/enum",keyword:"enum",params:{allowedValues:schema37.properties.side.enum},message:"must be equal to on\
e of the allowed values"}],!1;var valid0=_errs4===errors}else var valid0=!0;if(valid0){if(data.size!==void 0){let data3=data.
size,_errs5=errors;if(!(typeof data3=="number"&&isFinite(data3)||typeof data3=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(
data3)))return validate26.errors=[{instancePath:instancePath+"/size",schemaPath:"#/properties/size/exact",keyword:"exact",
params:{},message:"must be decimal"}],!1;var valid0=_errs5===errors}else var valid0=!0;if(valid0){if(data.avgPrice!==void 0){
let data4=data.avgPrice,_errs6=errors;if(!(typeof data4=="number"&&isFinite(data4)||typeof data4=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.
test(data4)))return validate26.errors=[{instancePath:instancePath+"/avgPrice",schemaPath:"#/properties/avgPrice/exact",keyword:"\
exact",params:{},message:"must be decimal"}],!1;var valid0=_errs6===errors}else var valid0=!0;if(valid0)if(data.marginMode!==
void 0){let data5=data.marginMode,_errs7=errors;if(!(data5===0||data5===1))return validate26.errors=[{instancePath:instancePath+
"/marginMode",schemaPath:"#/properties/marginMode/enum",keyword:"enum",params:{allowedValues:schema37.properties.marginMode.
enum},message:"must be equal to one of the allowed values"}],!1;var valid0=_errs7===errors}else var valid0=!0}}}}}else return validate26.
errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return validate26.
errors=vErrors,errors===0}validate26.evaluated={props:{id:!0,ticker:!0,side:!0,size:!0,avgPrice:!0,marginMode:!0},dynamicProps:!1,
dynamicItems:!1};var Refusal=validate27;function validate27(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate27.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.error===
void 0&&(missing0="error"))return validate27.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},
message:"must have required property '"+missing0+"'"}],!1;if(data.error!==void 0&&typeof data.error!="string")return validate27.
errors=[{instancePath:instancePath+"/error",schemaPath:"#/properties/error/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1}else return validate27.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"objec\
t"},message:"must be object"}],!1;return validate27.errors=vErrors,errors===0}validate27.evaluated={props:{error:!0},dynamicProps:!1,
dynamicItems:!1};var TickerInfo=validate28;function validate28(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate28.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.name===void 0&&
(missing0="name")||data.baseAsset===void 0&&(missing0="baseAsset")||data.quoteAsset===void 0&&(missing0="quoteAsset")||data.
isTradingAllowed===void 0&&(missing0="isTradingAllowed")||data.priceIncrement===void 0&&(missing0="priceIncrement")||data.
sizeIncrement===void 0&&(missing0="sizeIncrement")||data.minSize===void 0&&(missing0="minSize")||data.maxSize===void 0&&
(missing0="maxSize"))return validate28.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},
message:"must have required property '"+missing0+"'"}],!1;if(data.name!==void 0){let _errs1=errors;if(typeof data.name!=
"string")return validate28.errors=[{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",
params:{type:"string"},message:"must be string"}],!1;var valid0=_errs1===errors}else var valid0=!0;if(valid0){if(data.baseAsset!==
void 0){let _errs3=errors;if(typeof data.baseAsset!="string")return validate28.errors=[{instancePath:instancePath+"/base\
Asset",schemaPath:"#/properties/baseAsset/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var valid0=_errs3===
errors}else var valid0=!0;if(valid0){if(data.quoteAsset!==void 0){let _errs5=errors;if(typeof data.quoteAsset!="string")
return validate28.errors=[{instancePath:instancePath+"/quoteAsset",schemaPath:"#/properties/quoteAsset/type",keyword:"ty\
pe",params:{type:"string"},message:"must be string"}],!1;var valid0=_errs5===errors}else var valid0=!0;if(valid0){if(data.
isTradingAllowed!==void 0){let _errs7=errors;if(typeof data.isTradingAllowed!="boolean")return validate28.errors=[{instancePath:instancePath+
"/isTradingAllowed",schemaPath:"#/properties/isTradingAllowed/type",keyword:"type",params:{type:"boolean"},message:"must\
 be boolean"}],!1;var valid0=_errs7===errors}else var valid0=!0;if(valid0){if(data.priceIncrement!==void 0){let data4=data.
priceIncrement,_errs9=errors;if(!(typeof data4=="number"&&isFinite(data4)||typeof data4=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.
test(data4)))return validate28.errors=[{instancePath:instancePath+"/priceIncrement",schemaPath:"#/properties/priceIncrem\
ent/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid0=_errs9===errors}else var valid0=!0;if(valid0){
if(data.sizeIncrement!==void 0){let data5=data.sizeIncrement,_errs10=errors;if(!(typeof data5=="number"&&isFinite(data5)||
typeof data5=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data5)))return validate28.errors=[{instancePath:instancePath+"/s\
izeIncrement",schemaPath:"#/properties/sizeIncrement/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid0=_errs10===
errors}else var valid0=!0;if(valid0){if(data.minSize!==void 0){let data6=data.minSize,_errs11=errors;if(!(typeof data6==
"number"&&isFinite(data6)||typeof data6=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data6)))return validate28.errors=[{instancePath:instancePath+
"/minSize",schemaPath:"#/properties/minSize/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid0=_errs11===
errors}else var valid0=!0;if(valid0)if(data.maxSize!==void 0){let data7=data.maxSize,_errs12=errors,_errs13=errors,valid1=!1,
_errs14=errors;if(data7!==null){let err0={instancePath:instancePath+"/maxSize",schemaPath:"#/properties/maxSize/anyOf/0/\
type",keyword:"type",params:{type:"null"},message:"must be null"};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}
var _valid0=_errs14===errors;valid1=valid1||_valid0;let _errs16=errors;if(!(typeof data7=="number"&&isFinite(data7)||typeof data7==
"string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data7))){let err1={instancePath:instancePath+"/maxSize",schemaPath:"#/properti\
es/maxSize/anyOf/1/exact",keyword:"exact",params:{},message:"must be decimal"};vErrors===null?vErrors=[err1]:vErrors.push(
err1),errors++}var _valid0=_errs16===errors;if(valid1=valid1||_valid0,valid1)errors=_errs13,vErrors!==null&&(_errs13?vErrors.
length=_errs13:vErrors=null);else{let err2={instancePath:instancePath+"/maxSize",schemaPath:"#/properties/maxSize/anyOf",
keyword:"anyOf",params:{},message:"must match a schema in anyOf"};return vErrors===null?vErrors=[err2]:vErrors.push(err2),
errors++,validate28.errors=vErrors,!1}var valid0=_errs12===errors}else var valid0=!0}}}}}}}else return validate28.errors=
[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return validate28.
errors=vErrors,errors===0}validate28.evaluated={props:{name:!0,baseAsset:!0,quoteAsset:!0,isTradingAllowed:!0,priceIncrement:!0,
sizeIncrement:!0,minSize:!0,maxSize:!0},dynamicProps:!1,dynamicItems:!1};var Trade=validate29,schema40={type:"object",required:[
"price","size","side","time"],properties:{price:{exact:"decimal"},size:{exact:"decimal"},side:{enum:["Buy","Sell"]},time:{
exact:"date-time"}},$id:"/common/trade"};function validate29(data,{instancePath="",parentData,parentDataProperty,rootData=data,
dynamicAnchors={}}={}){let vErrors=null,errors=0,evaluated0=validate29.evaluated;if(evaluated0.dynamicProps&&(evaluated0.
props=void 0),evaluated0.dynamicItems&&(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(
data)){let missing0;if(data.price===void 0&&(missing0="price")||data.size===void 0&&(missing0="size")||data.side===void 0&&
(missing0="side")||data.time===void 0&&(missing0="time"))return validate29.errors=[{instancePath,schemaPath:"#/required",
keyword:"required",params:{missingProperty:missing0},message:"must have required property '"+missing0+"'"}],!1;if(data.price!==
void 0){let data0=data.price,_errs1=errors;if(!(typeof data0=="number"&&isFinite(data0)||typeof data0=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.
test(data0)))return validate29.errors=[{instancePath:instancePath+"/price",schemaPath:"#/properties/price/exact",keyword:"\
exact",params:{},message:"must be decimal"}],!1;var valid0=_errs1===errors}else var valid0=!0;if(valid0){if(data.size!==
void 0){let data1=data.size,_errs2=errors;if(!(typeof data1=="number"&&isFinite(data1)||typeof data1=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.
test(data1)))return validate29.errors=[{instancePath:instancePath+"/size",schemaPath:"#/properties/size/exact",keyword:"\
exact",params:{},message:"must be decimal"}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){if(data.side!==
void 0){let data2=data.side,_errs3=errors;if(!(data2==="Buy"||data2==="Sell"))return validate29.errors=[{instancePath:instancePath+
"/side",schemaPath:"#/properties/side/enum",keyword:"enum",params:{allowedValues:schema40.properties.side.enum},message:"\
must be equal to one of the allowed values"}],!1;var valid0=_errs3===errors}else var valid0=!0;if(valid0)if(data.time!==
void 0){let data3=data.time,_errs4=errors;if(!(typeof data3=="string"&&/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.
test(data3)))return validate29.errors=[{instancePath:instancePath+"/time",schemaPath:"#/properties/time/exact",keyword:"\
exact",params:{},message:"must be date-time"}],!1;var valid0=_errs4===errors}else var valid0=!0}}}else return validate29.
errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return validate29.
errors=vErrors,errors===0}validate29.evaluated={props:{price:!0,size:!0,side:!0,time:!0},dynamicProps:!1,dynamicItems:!1};
var VenueRefusal=validate30;function validate30(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate30.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.error===
void 0&&(missing0="error"))return validate30.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},
message:"must have required property '"+missing0+"'"}],!1;if(data.error!==void 0){let _errs1=errors;if(typeof data.error!=
"string")return validate30.errors=[{instancePath:instancePath+"/error",schemaPath:"#/properties/error/type",keyword:"typ\
e",params:{type:"string"},message:"must be string"}],!1;var valid0=_errs1===errors}else var valid0=!0;if(valid0)if(data.
executionTimeMs!==void 0){let data1=data.executionTimeMs,_errs3=errors;if(!(typeof data1=="number"&&isFinite(data1)||typeof data1==
"string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data1)))return validate30.errors=[{instancePath:instancePath+"/executionTimeMs",
schemaPath:"#/properties/executionTimeMs/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid0=_errs3===
errors}else var valid0=!0}else return validate30.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return validate30.errors=vErrors,errors===0}validate30.evaluated={props:{error:!0,
executionTimeMs:!0},dynamicProps:!1,dynamicItems:!1};var CancelAllOrdersBody=validate31;function validate31(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate31.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.ticker===
void 0&&(missing0="ticker"))return validate31.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},
message:"must have required property '"+missing0+"'"}],!1;if(data.ticker!==void 0&&typeof data.ticker!="string")return validate31.
errors=[{instancePath:instancePath+"/ticker",schemaPath:"#/properties/ticker/type",keyword:"type",params:{type:"string"},
message:"must be string"}],!1}else return validate31.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return validate31.errors=vErrors,errors===0}validate31.evaluated={props:{ticker:!0},
dynamicProps:!1,dynamicItems:!1};var CancelAllOrdersResponse=validate32;function validate32(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate32.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.status===
void 0&&(missing0="status")||data.cancelledCount===void 0&&(missing0="cancelledCount"))return validate32.errors=[{instancePath,
schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},message:"must have required property '"+missing0+
"'"}],!1;if(data.status!==void 0){let data0=data.status,_errs1=errors;if(typeof data0!="string")return validate32.errors=
[{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;if(data0!=="ok")return validate32.errors=[{instancePath:instancePath+"/status",schemaPath:"#/proper\
ties/status/const",keyword:"const",params:{allowedValue:"ok"},message:"must be equal to constant"}],!1;var valid0=_errs1===
errors}else var valid0=!0;if(valid0)if(data.cancelledCount!==void 0){let data1=data.cancelledCount,_errs3=errors;if(!(typeof data1==
"number"&&!(data1%1)&&!isNaN(data1)&&isFinite(data1)))return validate32.errors=[{instancePath:instancePath+"/cancelledCo\
unt",schemaPath:"#/properties/cancelledCount/type",keyword:"type",params:{type:"integer"},message:"must be integer"}],!1;
var valid0=_errs3===errors}else var valid0=!0}else return validate32.errors=[{instancePath,schemaPath:"#/type",keyword:"\
type",params:{type:"object"},message:"must be object"}],!1;return validate32.errors=vErrors,errors===0}validate32.evaluated=
{props:{status:!0,cancelledCount:!0},dynamicProps:!1,dynamicItems:!1};var CancelOrderBody=validate33,schema44={type:"obj\
ect",required:["ticker","orderId"],properties:{ticker:{type:"string"},orderId:{exact:"int64"},type:{enum:[0,1,2,3,4]}},$id:"\
/rest/cancel-order/body"};function validate33(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){
let vErrors=null,errors=0,evaluated0=validate33.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.
dynamicItems&&(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.
ticker===void 0&&(missing0="ticker")||data.orderId===void 0&&(missing0="orderId"))return validate33.errors=[{instancePath,
schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},message:"must have required property '"+missing0+
"'"}],!1;if(data.ticker!==void 0){let _errs1=errors;if(typeof data.ticker!="string")return validate33.errors=[{instancePath:instancePath+
"/ticker",schemaPath:"#/properties/ticker/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var valid0=_errs1===
errors}else var valid0=!0;if(valid0){if(data.orderId!==void 0){let data1=data.orderId,_errs3=errors;if(!(Number.isSafeInteger(
data1)||typeof data1=="bigint"&&BigInt.asIntN(64,data1)===data1))return validate33.errors=[{instancePath:instancePath+"/\
orderId",schemaPath:"#/properties/orderId/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs3===
errors}else var valid0=!0;if(valid0)if(data.type!==void 0){let data2=data.type,_errs4=errors;if(!(data2===0||data2===1||
data2===2||data2===3||data2===4))return validate33.errors=[{instancePath:instancePath+"/type",schemaPath:"#/properties/t\
ype/enum",keyword:"enum",params:{allowedValues:schema44.properties.type.enum},message:"must be equal to one of the allow\
ed values"}],!1;var valid0=_errs4===errors}else var valid0=!0}}else return validate33.errors=[{instancePath,schemaPath:"\
#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return validate33.errors=vErrors,errors===0}
validate33.evaluated={props:{ticker:!0,orderId:!0,type:!0},dynamicProps:!1,dynamicItems:!1};var CancelOrderResponse=validate34;function validate34(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate34.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.status===
void 0&&(missing0="status"))return validate34.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},
message:"must have required property '"+missing0+"'"}],!1;if(data.status!==void 0){let data0=data.status;if(typeof data0!=
"string")return validate34.errors=[{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"t\
ype",params:{type:"string"},message:"must be string"}],!1;if(data0!=="ok")return validate34.errors=[{instancePath:instancePath+
"/status",schemaPath:"#/properties/status/const",keyword:"const",params:{allowedValue:"ok"},message:"must be equal to co\
nstant"}],!1}}else return validate34.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"\
must be object"}],!1;return validate34.errors=vErrors,errors===0}validate34.evaluated={props:{status:!0},dynamicProps:!1,
dynamicItems:!1};var ChangeTickerBody=validate35,schema46={type:"object",anyOf:[{required:["tickerPattern"]},{required:[
"exchange","market","ticker"]}],properties:{tickerPattern:{type:"string"},exchange:{type:"integer"},market:{type:"intege\
r"},ticker:{type:"string"},binding:{type:["string","null"]}},$id:"/rest/change-ticker/body"};function validate35(data,{instancePath="",
parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,errors=0,evaluated0=validate35.evaluated;
evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&(evaluated0.items=void 0);let _errs1=errors,
valid0=!1,_errs2=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.tickerPattern===void 0&&
(missing0="tickerPattern")){let err0={instancePath,schemaPath:"#/anyOf/0/required",keyword:"required",params:{missingProperty:missing0},
message:"must have required property '"+missing0+"'"};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}}var _valid0=_errs2===
errors;valid0=valid0||_valid0;let _errs3=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){let missing1;if(data.
exchange===void 0&&(missing1="exchange")||data.market===void 0&&(missing1="market")||data.ticker===void 0&&(missing1="ti\
cker")){let err1={instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty:missing1},message:"\
must have required property '"+missing1+"'"};vErrors===null?vErrors=[err1]:vErrors.push(err1),errors++}}var _valid0=_errs3===
errors;if(valid0=valid0||_valid0,valid0)errors=_errs1,vErrors!==null&&(_errs1?vErrors.length=_errs1:vErrors=null);else{let err2={
instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};return vErrors===null?
vErrors=[err2]:vErrors.push(err2),errors++,validate35.errors=vErrors,!1}if(errors===0)if(data&&typeof data=="object"&&!Array.
isArray(data)){if(data.tickerPattern!==void 0){let _errs4=errors;if(typeof data.tickerPattern!="string")return validate35.
errors=[{instancePath:instancePath+"/tickerPattern",schemaPath:"#/properties/tickerPattern/type",keyword:"type",params:{
type:"string"},message:"must be string"}],!1;var valid1=_errs4===errors}else var valid1=!0;if(valid1){if(data.exchange!==
void 0){let data1=data.exchange,_errs6=errors;if(!(typeof data1=="number"&&!(data1%1)&&!isNaN(data1)&&isFinite(data1)))return validate35.
errors=[{instancePath:instancePath+"/exchange",schemaPath:"#/properties/exchange/type",keyword:"type",params:{type:"inte\
ger"},message:"must be integer"}],!1;var valid1=_errs6===errors}else var valid1=!0;if(valid1){if(data.market!==void 0){let data2=data.
market,_errs8=errors;if(!(typeof data2=="number"&&!(data2%1)&&!isNaN(data2)&&isFinite(data2)))return validate35.errors=[
{instancePath:instancePath+"/market",schemaPath:"#/properties/market/type",keyword:"type",params:{type:"integer"},message:"\
must be integer"}],!1;var valid1=_errs8===errors}else var valid1=!0;if(valid1){if(data.ticker!==void 0){let _errs10=errors;
if(typeof data.ticker!="string")return validate35.errors=[{instancePath:instancePath+"/ticker",schemaPath:"#/properties/\
ticker/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var valid1=_errs10===errors}else var valid1=!0;
if(valid1)if(data.binding!==void 0){let data4=data.binding,_errs12=errors;if(typeof data4!="string"&&data4!==null)return validate35.
errors=[{instancePath:instancePath+"/binding",schemaPath:"#/properties/binding/type",keyword:"type",params:{type:schema46.
properties.binding.type},message:"must be string,null"}],!1;var valid1=_errs12===errors}else var valid1=!0}}}}else return validate35.
errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return validate35.
errors=vErrors,errors===0}validate35.evaluated={props:{tickerPattern:!0,exchange:!0,market:!0,ticker:!0,binding:!0},dynamicProps:!1,
dynamicItems:!1};var ChangeTickerResponse=validate36;function validate36(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate36.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.status===
void 0&&(missing0="status"))return validate36.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},
message:"must have required property '"+missing0+"'"}],!1;if(data.status!==void 0){let data0=data.status;if(typeof data0!=
"string")return validate36.errors=[{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"t\
ype",params:{type:"string"},message:"must be string"}],!1;if(data0!=="ok")return validate36.errors=[{instancePath:instancePath+
"/status",schemaPath:"#/properties/status/const",keyword:"const",params:{allowedValue:"ok"},message:"must be equal to co\
nstant"}],!1}}else return validate36.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"\
must be object"}],!1;return validate36.errors=vErrors,errors===0}validate36.evaluated={props:{status:!0},dynamicProps:!1,
dynamicItems:!1};var ComboBody=validate37;function validate37(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate37.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.ticker===
void 0&&(missing0="ticker"))return validate37.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},
message:"must have required property '"+missing0+"'"}],!1;if(data.ticker!==void 0&&typeof data.ticker!="string")return validate37.
errors=[{instancePath:instancePath+"/ticker",schemaPath:"#/properties/ticker/type",keyword:"type",params:{type:"string"},
message:"must be string"}],!1}else return validate37.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return validate37.errors=vErrors,errors===0}validate37.evaluated={props:{ticker:!0},
dynamicProps:!1,dynamicItems:!1};var ComboResponse=validate38;function validate38(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate38.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.status===
void 0&&(missing0="status"))return validate38.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},
message:"must have required property '"+missing0+"'"}],!1;if(data.status!==void 0){let data0=data.status;if(typeof data0!=
"string")return validate38.errors=[{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"t\
ype",params:{type:"string"},message:"must be string"}],!1;if(data0!=="ok")return validate38.errors=[{instancePath:instancePath+
"/status",schemaPath:"#/properties/status/const",keyword:"const",params:{allowedValue:"ok"},message:"must be equal to co\
nstant"}],!1}}else return validate38.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"\
must be object"}],!1;return validate38.errors=vErrors,errors===0}validate38.evaluated={props:{status:!0},dynamicProps:!1,
dynamicItems:!1};var GetBalanceResponse=validate39;function validate39(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate39.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connectionId===
void 0&&(missing0="connectionId")||data.count===void 0&&(missing0="count")||data.balances===void 0&&(missing0="balances"))
return validate39.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},message:"\
must have required property '"+missing0+"'"}],!1;if(data.connectionId!==void 0){let data0=data.connectionId,_errs1=errors;
if(!(Number.isSafeInteger(data0)||typeof data0=="bigint"&&BigInt.asIntN(64,data0)===data0))return validate39.errors=[{instancePath:instancePath+
"/connectionId",schemaPath:"#/properties/connectionId/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs1===
errors}else var valid0=!0;if(valid0){if(data.count!==void 0){let data1=data.count,_errs2=errors;if(!(typeof data1=="numb\
er"&&!(data1%1)&&!isNaN(data1)&&isFinite(data1)))return validate39.errors=[{instancePath:instancePath+"/count",schemaPath:"\
#/properties/count/type",keyword:"type",params:{type:"integer"},message:"must be integer"}],!1;var valid0=_errs2===errors}else
var valid0=!0;if(valid0)if(data.balances!==void 0){let data2=data.balances,_errs4=errors;if(errors===_errs4)if(Array.isArray(
data2)){var valid1=!0;let len0=data2.length;for(let i0=0;i0<len0;i0++){let data3=data2[i0],_errs6=errors;if(errors===errors)
if(data3&&typeof data3=="object"&&!Array.isArray(data3)){let missing1;if(data3.coin===void 0&&(missing1="coin")||data3.total===
void 0&&(missing1="total")||data3.free===void 0&&(missing1="free")||data3.locked===void 0&&(missing1="locked"))return validate39.
errors=[{instancePath:instancePath+"/balances/"+i0,schemaPath:"/common/balance/required",keyword:"required",params:{missingProperty:missing1},
message:"must have required property '"+missing1+"'"}],!1;if(data3.coin!==void 0){let _errs9=errors;if(typeof data3.coin!=
"string")return validate39.errors=[{instancePath:instancePath+"/balances/"+i0+"/coin",schemaPath:"/common/balance/proper\
ties/coin/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var valid3=_errs9===errors}else var valid3=!0;
if(valid3){if(data3.total!==void 0){let data5=data3.total,_errs11=errors;if(!(typeof data5=="number"&&isFinite(data5)||typeof data5==
"string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data5)))return validate39.errors=[{instancePath:instancePath+"/balances/"+i0+"\
/total",schemaPath:"/common/balance/properties/total/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid3=_errs11===
errors}else var valid3=!0;if(valid3){if(data3.free!==void 0){let data6=data3.free,_errs12=errors;if(!(typeof data6=="num\
ber"&&isFinite(data6)||typeof data6=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data6)))return validate39.errors=[{instancePath:instancePath+
"/balances/"+i0+"/free",schemaPath:"/common/balance/properties/free/exact",keyword:"exact",params:{},message:"must be de\
cimal"}],!1;var valid3=_errs12===errors}else var valid3=!0;if(valid3)if(data3.locked!==void 0){let data7=data3.locked,_errs13=errors;
if(!(typeof data7=="number"&&isFinite(data7)||typeof data7=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data7)))return validate39.
errors=[{instancePath:instancePath+"/balances/"+i0+"/locked",schemaPath:"/common/balance/properties/locked/exact",keyword:"\
exact",params:{},message:"must be decimal"}],!1;var valid3=_errs13===errors}else var valid3=!0}}}else return validate39.
errors=[{instancePath:instancePath+"/balances/"+i0,schemaPath:"/common/balance/type",keyword:"type",params:{type:"object"},
message:"must be object"}],!1;var valid1=_errs6===errors;if(!valid1)break}}else return validate39.errors=[{instancePath:instancePath+
"/balances",schemaPath:"#/properties/balances/type",keyword:"type",params:{type:"array"},message:"must be array"}],!1;var valid0=_errs4===
errors}else var valid0=!0}}else return validate39.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return validate39.errors=vErrors,errors===0}validate39.evaluated={props:{connectionId:!0,
count:!0,balances:!0},dynamicProps:!1,dynamicItems:!1};var GetConnectionResponse=validate40;function validate40(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate40.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===errors)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.id===
void 0&&(missing0="id")||data.name===void 0&&(missing0="name")||data.exchange===void 0&&(missing0="exchange")||data.exchangeId===
void 0&&(missing0="exchangeId")||data.market===void 0&&(missing0="market")||data.marketType===void 0&&(missing0="marketT\
ype")||data.state===void 0&&(missing0="state")||data.viewMode===void 0&&(missing0="viewMode")||data.demoMode===void 0&&(missing0=
"demoMode"))return validate40.errors=[{instancePath,schemaPath:"/common/connection/required",keyword:"required",params:{
missingProperty:missing0},message:"must have required property '"+missing0+"'"}],!1;if(data.id!==void 0){let data0=data.
id,_errs2=errors;if(!(Number.isSafeInteger(data0)||typeof data0=="bigint"&&BigInt.asIntN(64,data0)===data0))return validate40.
errors=[{instancePath:instancePath+"/id",schemaPath:"/common/connection/properties/id/exact",keyword:"exact",params:{},message:"\
must be int64"}],!1;var valid1=_errs2===errors}else var valid1=!0;if(valid1){if(data.name!==void 0){let _errs3=errors;if(typeof data.
name!="string")return validate40.errors=[{instancePath:instancePath+"/name",schemaPath:"/common/connection/properties/na\
me/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var valid1=_errs3===errors}else var valid1=!0;
if(valid1){if(data.exchange!==void 0){let data2=data.exchange,_errs5=errors;if(!(data2==="Binance"||data2==="Gate"||data2===
"KuCoin"||data2==="Bybit"||data2==="Bitget"||data2==="Mexc"||data2==="Okx"||data2==="BingX"||data2==="HTX"||data2==="Bit\
Mart"||data2==="LBank"||data2==="HyperLiquid"||data2==="UpBit"||data2==="AsterDex"||data2==="Moex"||data2==="Lighter"))return validate40.
errors=[{instancePath:instancePath+"/exchange",schemaPath:"/common/connection/properties/exchange/enum",keyword:"enum",params:{
allowedValues:schema33.properties.exchange.enum},message:"must be equal to one of the allowed values"}],!1;var valid1=_errs5===
errors}else var valid1=!0;if(valid1){if(data.exchangeId!==void 0){let data3=data.exchangeId,_errs6=errors;if(!(data3===2||
data3===3||data3===5||data3===6||data3===7||data3===8||data3===10||data3===11||data3===12||data3===13||data3===14||data3===
15||data3===16||data3===17||data3===18||data3===19))return validate40.errors=[{instancePath:instancePath+"/exchangeId",schemaPath:"\
/common/connection/properties/exchangeId/enum",keyword:"enum",params:{allowedValues:schema33.properties.exchangeId.enum},
message:"must be equal to one of the allowed values"}],!1;var valid1=_errs6===errors}else var valid1=!0;if(valid1){if(data.
market!==void 0){let _errs7=errors;if(typeof data.market!="string")return validate40.errors=[{instancePath:instancePath+
"/market",schemaPath:"/common/connection/properties/market/type",keyword:"type",params:{type:"string"},message:"must be \
string"}],!1;var valid1=_errs7===errors}else var valid1=!0;if(valid1){if(data.marketType!==void 0){let data5=data.marketType,
_errs9=errors;if(!(data5===0||data5===1||data5===2||data5===3||data5===4||data5===5||data5===6||data5===7||data5===8||data5===
9))return validate40.errors=[{instancePath:instancePath+"/marketType",schemaPath:"/common/connection/properties/marketTy\
pe/enum",keyword:"enum",params:{allowedValues:schema33.properties.marketType.enum},message:"must be equal to one of the \
allowed values"}],!1;var valid1=_errs9===errors}else var valid1=!0;if(valid1){if(data.state!==void 0){let data6=data.state,
_errs10=errors;if(!(data6===0||data6===1||data6===2||data6===3||data6===4))return validate40.errors=[{instancePath:instancePath+
"/state",schemaPath:"/common/connection/properties/state/enum",keyword:"enum",params:{allowedValues:schema33.properties.
state.enum},message:"must be equal to one of the allowed values"}],!1;var valid1=_errs10===errors}else var valid1=!0;if(valid1){
if(data.viewMode!==void 0){let _errs11=errors;if(typeof data.viewMode!="boolean")return validate40.errors=[{instancePath:instancePath+
"/viewMode",schemaPath:"/common/connection/properties/viewMode/type",keyword:"type",params:{type:"boolean"},message:"mus\
t be boolean"}],!1;var valid1=_errs11===errors}else var valid1=!0;if(valid1)if(data.demoMode!==void 0){let _errs13=errors;
if(typeof data.demoMode!="boolean")return validate40.errors=[{instancePath:instancePath+"/demoMode",schemaPath:"/common/\
connection/properties/demoMode/type",keyword:"type",params:{type:"boolean"},message:"must be boolean"}],!1;var valid1=_errs13===
errors}else var valid1=!0}}}}}}}}else return validate40.errors=[{instancePath,schemaPath:"/common/connection/type",keyword:"\
type",params:{type:"object"},message:"must be object"}],!1;return validate40.errors=vErrors,errors===0}validate40.evaluated=
{props:{id:!0,name:!0,exchange:!0,exchangeId:!0,market:!0,marketType:!0,state:!0,viewMode:!0,demoMode:!0},dynamicProps:!1,
dynamicItems:!1};var ListConnectionsResponse=validate41;function validate41(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate41.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connections===
void 0&&(missing0="connections"))return validate41.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{
missingProperty:missing0},message:"must have required property '"+missing0+"'"}],!1;if(data.connections!==void 0){let data0=data.
connections;if(errors===errors)if(Array.isArray(data0)){var valid1=!0;let len0=data0.length;for(let i0=0;i0<len0;i0++){let data1=data0[i0],
_errs3=errors;if(errors===errors)if(data1&&typeof data1=="object"&&!Array.isArray(data1)){let missing1;if(data1.id===void 0&&
(missing1="id")||data1.name===void 0&&(missing1="name")||data1.exchange===void 0&&(missing1="exchange")||data1.exchangeId===
void 0&&(missing1="exchangeId")||data1.market===void 0&&(missing1="market")||data1.marketType===void 0&&(missing1="marke\
tType")||data1.state===void 0&&(missing1="state")||data1.viewMode===void 0&&(missing1="viewMode")||data1.demoMode===void 0&&
(missing1="demoMode"))return validate41.errors=[{instancePath:instancePath+"/connections/"+i0,schemaPath:"/common/connec\
tion/required",keyword:"required",params:{missingProperty:missing1},message:"must have required property '"+missing1+"'"}],
!1;if(data1.id!==void 0){let data2=data1.id,_errs6=errors;if(!(Number.isSafeInteger(data2)||typeof data2=="bigint"&&BigInt.
asIntN(64,data2)===data2))return validate41.errors=[{instancePath:instancePath+"/connections/"+i0+"/id",schemaPath:"/com\
mon/connection/properties/id/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid3=_errs6===errors}else
var valid3=!0;if(valid3){if(data1.name!==void 0){let _errs7=errors;if(typeof data1.name!="string")return validate41.errors=
[{instancePath:instancePath+"/connections/"+i0+"/name",schemaPath:"/common/connection/properties/name/type",keyword:"typ\
e",params:{type:"string"},message:"must be string"}],!1;var valid3=_errs7===errors}else var valid3=!0;if(valid3){if(data1.
exchange!==void 0){let data4=data1.exchange,_errs9=errors;if(!(data4==="Binance"||data4==="Gate"||data4==="KuCoin"||data4===
"Bybit"||data4==="Bitget"||data4==="Mexc"||data4==="Okx"||data4==="BingX"||data4==="HTX"||data4==="BitMart"||data4==="LB\
ank"||data4==="HyperLiquid"||data4==="UpBit"||data4==="AsterDex"||data4==="Moex"||data4==="Lighter"))return validate41.errors=
[{instancePath:instancePath+"/connections/"+i0+"/exchange",schemaPath:"/common/connection/properties/exchange/enum",keyword:"\
enum",params:{allowedValues:schema33.properties.exchange.enum},message:"must be equal to one of the allowed values"}],!1;
var valid3=_errs9===errors}else var valid3=!0;if(valid3){if(data1.exchangeId!==void 0){let data5=data1.exchangeId,_errs10=errors;
if(!(data5===2||data5===3||data5===5||data5===6||data5===7||data5===8||data5===10||data5===11||data5===12||data5===13||data5===
14||data5===15||data5===16||data5===17||data5===18||data5===19))return validate41.errors=[{instancePath:instancePath+"/c\
onnections/"+i0+"/exchangeId",schemaPath:"/common/connection/properties/exchangeId/enum",keyword:"enum",params:{allowedValues:schema33.
properties.exchangeId.enum},message:"must be equal to one of the allowed values"}],!1;var valid3=_errs10===errors}else var valid3=!0;
if(valid3){if(data1.market!==void 0){let _errs11=errors;if(typeof data1.market!="string")return validate41.errors=[{instancePath:instancePath+
"/connections/"+i0+"/market",schemaPath:"/common/connection/properties/market/type",keyword:"type",params:{type:"string"},
message:"must be string"}],!1;var valid3=_errs11===errors}else var valid3=!0;if(valid3){if(data1.marketType!==void 0){let data7=data1.
marketType,_errs13=errors;if(!(data7===0||data7===1||data7===2||data7===3||data7===4||data7===5||data7===6||data7===7||data7===
8||data7===9))return validate41.errors=[{instancePath:instancePath+"/connections/"+i0+"/marketType",schemaPath:"/common/\
connection/properties/marketType/enum",keyword:"enum",params:{allowedValues:schema33.properties.marketType.enum},message:"\
must be equal to one of the allowed values"}],!1;var valid3=_errs13===errors}else var valid3=!0;if(valid3){if(data1.state!==
void 0){let data8=data1.state,_errs14=errors;if(!(data8===0||data8===1||data8===2||data8===3||data8===4))return validate41.
errors=[{instancePath:instancePath+"/connections/"+i0+"/state",schemaPath:"/common/connection/properties/state/enum",keyword:"\
enum",params:{allowedValues:schema33.properties.state.enum},message:"must be equal to one of the allowed values"}],!1;var valid3=_errs14===
errors}else var valid3=!0;if(valid3){if(data1.viewMode!==void 0){let _errs15=errors;if(typeof data1.viewMode!="boolean")
return validate41.errors=[{instancePath:instancePath+"/connections/"+i0+"/viewMode",schemaPath:"/common/connection/prope\
rties/viewMode/type",keyword:"type",params:{type:"boolean"},message:"must be boolean"}],!1;var valid3=_errs15===errors}else
var valid3=!0;if(valid3)if(data1.demoMode!==void 0){let _errs17=errors;if(typeof data1.demoMode!="boolean")return validate41.
errors=[{instancePath:instancePath+"/connections/"+i0+"/demoMode",schemaPath:"/common/connection/properties/demoMode/typ\
e",keyword:"type",params:{type:"boolean"},message:"must be boolean"}],!1;var valid3=_errs17===errors}else var valid3=!0}}}}}}}}else
return validate41.errors=[{instancePath:instancePath+"/connections/"+i0,schemaPath:"/common/connection/type",keyword:"ty\
pe",params:{type:"object"},message:"must be object"}],!1;var valid1=_errs3===errors;if(!valid1)break}}else return validate41.
errors=[{instancePath:instancePath+"/connections",schemaPath:"#/properties/connections/type",keyword:"type",params:{type:"\
array"},message:"must be array"}],!1}}else return validate41.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{
type:"object"},message:"must be object"}],!1;return validate41.errors=vErrors,errors===0}validate41.evaluated={props:{connections:!0},
dynamicProps:!1,dynamicItems:!1};var ListOrdersQuery=validate42;function validate42(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate42.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.ticker===
void 0&&(missing0="ticker"))return validate42.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},
message:"must have required property '"+missing0+"'"}],!1;if(data.ticker!==void 0&&typeof data.ticker!="string")return validate42.
errors=[{instancePath:instancePath+"/ticker",schemaPath:"#/properties/ticker/type",keyword:"type",params:{type:"string"},
message:"must be string"}],!1}else return validate42.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return validate42.errors=vErrors,errors===0}validate42.evaluated={props:{ticker:!0},
dynamicProps:!1,dynamicItems:!1};var ListOrdersResponse=validate43;function validate43(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate43.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connectionId===
void 0&&(missing0="connectionId")||data.ticker===void 0&&(missing0="ticker")||data.count===void 0&&(missing0="count")||data.
orders===void 0&&(missing0="orders"))return validate43.errors=[{instancePath,schemaPath:"#/required",keyword:"required",
params:{missingProperty:missing0},message:"must have required property '"+missing0+"'"}],!1;if(data.connectionId!==void 0){
let data0=data.connectionId,_errs1=errors;if(!(Number.isSafeInteger(data0)||typeof data0=="bigint"&&BigInt.asIntN(64,data0)===
data0))return validate43.errors=[{instancePath:instancePath+"/connectionId",schemaPath:"#/properties/connectionId/exact",
keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs1===errors}else var valid0=!0;if(valid0){if(data.
ticker!==void 0){let _errs2=errors;if(typeof data.ticker!="string")return validate43.errors=[{instancePath:instancePath+
"/ticker",schemaPath:"#/properties/ticker/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var valid0=_errs2===
errors}else var valid0=!0;if(valid0){if(data.count!==void 0){let data2=data.count,_errs4=errors;if(!(typeof data2=="numb\
er"&&!(data2%1)&&!isNaN(data2)&&isFinite(data2)))return validate43.errors=[{instancePath:instancePath+"/count",schemaPath:"\
#/properties/count/type",keyword:"type",params:{type:"integer"},message:"must be integer"}],!1;var valid0=_errs4===errors}else
var valid0=!0;if(valid0)if(data.orders!==void 0){let data3=data.orders,_errs6=errors;if(errors===_errs6)if(Array.isArray(
data3)){var valid1=!0;let len0=data3.length;for(let i0=0;i0<len0;i0++){let data4=data3[i0],_errs8=errors;if(errors===errors)
if(data4&&typeof data4=="object"&&!Array.isArray(data4)){let missing1;if(data4.id===void 0&&(missing1="id")||data4.ticker===
void 0&&(missing1="ticker")||data4.side===void 0&&(missing1="side")||data4.price===void 0&&(missing1="price")||data4.size===
void 0&&(missing1="size")||data4.filledSize===void 0&&(missing1="filledSize")||data4.filledPrice===void 0&&(missing1="fi\
lledPrice")||data4.remainingSize===void 0&&(missing1="remainingSize")||data4.status===void 0&&(missing1="status")||data4.
type===void 0&&(missing1="type")||data4.triggerPrice===void 0&&(missing1="triggerPrice")||data4.createDate===void 0&&(missing1=
"createDate"))return validate43.errors=[{instancePath:instancePath+"/orders/"+i0,schemaPath:"/common/order/required",keyword:"\
required",params:{missingProperty:missing1},message:"must have required property '"+missing1+"'"}],!1;if(data4.id!==void 0){
let data5=data4.id,_errs11=errors;if(!(Number.isSafeInteger(data5)||typeof data5=="bigint"&&BigInt.asIntN(64,data5)===data5))
return validate43.errors=[{instancePath:instancePath+"/orders/"+i0+"/id",schemaPath:"/common/order/properties/id/exact",
keyword:"exact",params:{},message:"must be int64"}],!1;var valid3=_errs11===errors}else var valid3=!0;if(valid3){if(data4.
ticker!==void 0){let _errs12=errors;if(typeof data4.ticker!="string")return validate43.errors=[{instancePath:instancePath+
"/orders/"+i0+"/ticker",schemaPath:"/common/order/properties/ticker/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var valid3=_errs12===errors}else var valid3=!0;if(valid3){if(data4.clientId!==void 0){let data7=data4.
clientId,_errs14=errors;if(typeof data7!="string"&&data7!==null)return validate43.errors=[{instancePath:instancePath+"/o\
rders/"+i0+"/clientId",schemaPath:"/common/order/properties/clientId/type",keyword:"type",params:{type:schema36.properties.
clientId.type},message:"must be string,null"}],!1;var valid3=_errs14===errors}else var valid3=!0;if(valid3){if(data4.side!==
void 0){let data8=data4.side,_errs16=errors;if(!(data8===0||data8===1||data8===2))return validate43.errors=[{instancePath:instancePath+
"/orders/"+i0+"/side",schemaPath:"/common/order/properties/side/enum",keyword:"enum",params:{allowedValues:schema36.properties.
side.enum},message:"must be equal to one of the allowed values"}],!1;var valid3=_errs16===errors}else var valid3=!0;if(valid3){
if(data4.price!==void 0){let data9=data4.price,_errs17=errors;if(!(typeof data9=="number"&&isFinite(data9)||typeof data9==
"string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data9)))return validate43.errors=[{instancePath:instancePath+"/orders/"+i0+"/p\
rice",schemaPath:"/common/order/properties/price/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid3=_errs17===
errors}else var valid3=!0;if(valid3){if(data4.size!==void 0){let data10=data4.size,_errs18=errors;if(!(typeof data10=="n\
umber"&&isFinite(data10)||typeof data10=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data10)))return validate43.errors=[{instancePath:instancePath+
"/orders/"+i0+"/size",schemaPath:"/common/order/properties/size/exact",keyword:"exact",params:{},message:"must be decima\
l"}],!1;var valid3=_errs18===errors}else var valid3=!0;if(valid3){if(data4.filledSize!==void 0){let data11=data4.filledSize,
_errs19=errors;if(!(typeof data11=="number"&&isFinite(data11)||typeof data11=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(
data11)))return validate43.errors=[{instancePath:instancePath+"/orders/"+i0+"/filledSize",schemaPath:"/common/order/prop\
erties/filledSize/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid3=_errs19===errors}else var valid3=!0;
if(valid3){if(data4.filledPrice!==void 0){let data12=data4.filledPrice,_errs20=errors;if(!(typeof data12=="number"&&isFinite(
data12)||typeof data12=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data12)))return validate43.errors=[{instancePath:instancePath+
"/orders/"+i0+"/filledPrice",schemaPath:"/common/order/properties/filledPrice/exact",keyword:"exact",params:{},message:"\
must be decimal"}],!1;var valid3=_errs20===errors}else var valid3=!0;if(valid3){if(data4.remainingSize!==void 0){let data13=data4.
remainingSize,_errs21=errors;if(!(typeof data13=="number"&&isFinite(data13)||typeof data13=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.
test(data13)))return validate43.errors=[{instancePath:instancePath+"/orders/"+i0+"/remainingSize",schemaPath:"/common/or\
der/properties/remainingSize/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid3=_errs21===errors}else
var valid3=!0;if(valid3){if(data4.status!==void 0){let data14=data4.status,_errs22=errors;if(!(data14===0||data14===1||data14===
2))return validate43.errors=[{instancePath:instancePath+"/orders/"+i0+"/status",schemaPath:"/common/order/properties/sta\
tus/enum",keyword:"enum",params:{allowedValues:schema36.properties.status.enum},message:"must be equal to one of the all\
owed values"}],!1;var valid3=_errs22===errors}else var valid3=!0;if(valid3){if(data4.type!==void 0){let data15=data4.type,
_errs23=errors;if(!(data15===0||data15===1||data15===2||data15===3||data15===4))return validate43.errors=[{instancePath:instancePath+
"/orders/"+i0+"/type",schemaPath:"/common/order/properties/type/enum",keyword:"enum",params:{allowedValues:schema36.properties.
type.enum},message:"must be equal to one of the allowed values"}],!1;var valid3=_errs23===errors}else var valid3=!0;if(valid3){
if(data4.triggerPrice!==void 0){let data16=data4.triggerPrice,_errs24=errors,_errs25=errors,valid4=!1,_errs26=errors;if(data16!==
null){let err0={instancePath:instancePath+"/orders/"+i0+"/triggerPrice",schemaPath:"/common/order/properties/triggerPric\
e/anyOf/0/type",keyword:"type",params:{type:"null"},message:"must be null"};vErrors===null?vErrors=[err0]:vErrors.push(err0),
errors++}var _valid0=_errs26===errors;valid4=valid4||_valid0;let _errs28=errors;if(!(typeof data16=="number"&&isFinite(data16)||
typeof data16=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data16))){let err1={instancePath:instancePath+"/orders/"+i0+"/t\
riggerPrice",schemaPath:"/common/order/properties/triggerPrice/anyOf/1/exact",keyword:"exact",params:{},message:"must be\
 decimal"};vErrors===null?vErrors=[err1]:vErrors.push(err1),errors++}var _valid0=_errs28===errors;if(valid4=valid4||_valid0,
valid4)errors=_errs25,vErrors!==null&&(_errs25?vErrors.length=_errs25:vErrors=null);else{let err2={instancePath:instancePath+
"/orders/"+i0+"/triggerPrice",schemaPath:"/common/order/properties/triggerPrice/anyOf",keyword:"anyOf",params:{},message:"\
must match a schema in anyOf"};return vErrors===null?vErrors=[err2]:vErrors.push(err2),errors++,validate43.errors=vErrors,
!1}var valid3=_errs24===errors}else var valid3=!0;if(valid3)if(data4.createDate!==void 0){let data17=data4.createDate,_errs29=errors;
if(!(typeof data17=="string"&&/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(data17)))return validate43.
errors=[{instancePath:instancePath+"/orders/"+i0+"/createDate",schemaPath:"/common/order/properties/createDate/exact",keyword:"\
exact",params:{},message:"must be date-time"}],!1;var valid3=_errs29===errors}else var valid3=!0}}}}}}}}}}}}else return validate43.
errors=[{instancePath:instancePath+"/orders/"+i0,schemaPath:"/common/order/type",keyword:"type",params:{type:"object"},message:"\
must be object"}],!1;var valid1=_errs8===errors;if(!valid1)break}}else return validate43.errors=[{instancePath:instancePath+
"/orders",schemaPath:"#/properties/orders/type",keyword:"type",params:{type:"array"},message:"must be array"}],!1;var valid0=_errs6===
errors}else var valid0=!0}}}else return validate43.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return validate43.errors=vErrors,errors===0}validate43.evaluated={props:{connectionId:!0,
ticker:!0,count:!0,orders:!0},dynamicProps:!1,dynamicItems:!1};var ListPositionsResponse=validate44;function validate44(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate44.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connectionId===
void 0&&(missing0="connectionId")||data.count===void 0&&(missing0="count")||data.positions===void 0&&(missing0="position\
s"))return validate44.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},
message:"must have required property '"+missing0+"'"}],!1;if(data.connectionId!==void 0){let data0=data.connectionId,_errs1=errors;
if(!(Number.isSafeInteger(data0)||typeof data0=="bigint"&&BigInt.asIntN(64,data0)===data0))return validate44.errors=[{instancePath:instancePath+
"/connectionId",schemaPath:"#/properties/connectionId/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs1===
errors}else var valid0=!0;if(valid0){if(data.count!==void 0){let data1=data.count,_errs2=errors;if(!(typeof data1=="numb\
er"&&!(data1%1)&&!isNaN(data1)&&isFinite(data1)))return validate44.errors=[{instancePath:instancePath+"/count",schemaPath:"\
#/properties/count/type",keyword:"type",params:{type:"integer"},message:"must be integer"}],!1;var valid0=_errs2===errors}else
var valid0=!0;if(valid0)if(data.positions!==void 0){let data2=data.positions,_errs4=errors;if(errors===_errs4)if(Array.isArray(
data2)){var valid1=!0;let len0=data2.length;for(let i0=0;i0<len0;i0++){let data3=data2[i0],_errs6=errors;if(errors===errors)
if(data3&&typeof data3=="object"&&!Array.isArray(data3)){let missing1;if(data3.id===void 0&&(missing1="id")||data3.ticker===
void 0&&(missing1="ticker")||data3.side===void 0&&(missing1="side")||data3.size===void 0&&(missing1="size")||data3.avgPrice===
void 0&&(missing1="avgPrice")||data3.marginMode===void 0&&(missing1="marginMode"))return validate44.errors=[{instancePath:instancePath+
"/positions/"+i0,schemaPath:"/common/position/required",keyword:"required",params:{missingProperty:missing1},message:"mu\
st have required property '"+missing1+"'"}],!1;if(data3.id!==void 0){let data4=data3.id,_errs9=errors;if(!(Number.isSafeInteger(
data4)||typeof data4=="bigint"&&BigInt.asIntN(64,data4)===data4))return validate44.errors=[{instancePath:instancePath+"/\
positions/"+i0+"/id",schemaPath:"/common/position/properties/id/exact",keyword:"exact",params:{},message:"must be int64"}],
!1;var valid3=_errs9===errors}else var valid3=!0;if(valid3){if(data3.ticker!==void 0){let _errs10=errors;if(typeof data3.
ticker!="string")return validate44.errors=[{instancePath:instancePath+"/positions/"+i0+"/ticker",schemaPath:"/common/pos\
ition/properties/ticker/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var valid3=_errs10===errors}else
var valid3=!0;if(valid3){if(data3.side!==void 0){let data6=data3.side,_errs12=errors;if(!(data6===0||data6===1||data6===
2))return validate44.errors=[{instancePath:instancePath+"/positions/"+i0+"/side",schemaPath:"/common/position/properties\
/side/enum",keyword:"enum",params:{allowedValues:schema37.properties.side.enum},message:"must be equal to one of the all\
owed values"}],!1;var valid3=_errs12===errors}else var valid3=!0;if(valid3){if(data3.size!==void 0){let data7=data3.size,
_errs13=errors;if(!(typeof data7=="number"&&isFinite(data7)||typeof data7=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data7)))
return validate44.errors=[{instancePath:instancePath+"/positions/"+i0+"/size",schemaPath:"/common/position/properties/si\
ze/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid3=_errs13===errors}else var valid3=!0;if(valid3){
if(data3.avgPrice!==void 0){let data8=data3.avgPrice,_errs14=errors;if(!(typeof data8=="number"&&isFinite(data8)||typeof data8==
"string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data8)))return validate44.errors=[{instancePath:instancePath+"/positions/"+i0+
"/avgPrice",schemaPath:"/common/position/properties/avgPrice/exact",keyword:"exact",params:{},message:"must be decimal"}],
!1;var valid3=_errs14===errors}else var valid3=!0;if(valid3)if(data3.marginMode!==void 0){let data9=data3.marginMode,_errs15=errors;
if(!(data9===0||data9===1))return validate44.errors=[{instancePath:instancePath+"/positions/"+i0+"/marginMode",schemaPath:"\
/common/position/properties/marginMode/enum",keyword:"enum",params:{allowedValues:schema37.properties.marginMode.enum},message:"\
must be equal to one of the allowed values"}],!1;var valid3=_errs15===errors}else var valid3=!0}}}}}else return validate44.
errors=[{instancePath:instancePath+"/positions/"+i0,schemaPath:"/common/position/type",keyword:"type",params:{type:"obje\
ct"},message:"must be object"}],!1;var valid1=_errs6===errors;if(!valid1)break}}else return validate44.errors=[{instancePath:instancePath+
"/positions",schemaPath:"#/properties/positions/type",keyword:"type",params:{type:"array"},message:"must be array"}],!1;
var valid0=_errs4===errors}else var valid0=!0}}else return validate44.errors=[{instancePath,schemaPath:"#/type",keyword:"\
type",params:{type:"object"},message:"must be object"}],!1;return validate44.errors=vErrors,errors===0}validate44.evaluated=
{props:{connectionId:!0,count:!0,positions:!0},dynamicProps:!1,dynamicItems:!1};var ListTickersResponse=validate45;function validate45(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate45.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connectionId===
void 0&&(missing0="connectionId")||data.count===void 0&&(missing0="count")||data.tickers===void 0&&(missing0="tickers"))
return validate45.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},message:"\
must have required property '"+missing0+"'"}],!1;if(data.connectionId!==void 0){let data0=data.connectionId,_errs1=errors;
if(!(Number.isSafeInteger(data0)||typeof data0=="bigint"&&BigInt.asIntN(64,data0)===data0))return validate45.errors=[{instancePath:instancePath+
"/connectionId",schemaPath:"#/properties/connectionId/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs1===
errors}else var valid0=!0;if(valid0){if(data.count!==void 0){let data1=data.count,_errs2=errors;if(!(typeof data1=="numb\
er"&&!(data1%1)&&!isNaN(data1)&&isFinite(data1)))return validate45.errors=[{instancePath:instancePath+"/count",schemaPath:"\
#/properties/count/type",keyword:"type",params:{type:"integer"},message:"must be integer"}],!1;var valid0=_errs2===errors}else
var valid0=!0;if(valid0)if(data.tickers!==void 0){let data2=data.tickers,_errs4=errors;if(errors===_errs4)if(Array.isArray(
data2)){var valid1=!0;let len0=data2.length;for(let i0=0;i0<len0;i0++){let data3=data2[i0],_errs6=errors;if(errors===errors)
if(data3&&typeof data3=="object"&&!Array.isArray(data3)){let missing1;if(data3.name===void 0&&(missing1="name")||data3.baseAsset===
void 0&&(missing1="baseAsset")||data3.quoteAsset===void 0&&(missing1="quoteAsset")||data3.isTradingAllowed===void 0&&(missing1=
"isTradingAllowed")||data3.priceIncrement===void 0&&(missing1="priceIncrement")||data3.sizeIncrement===void 0&&(missing1=
"sizeIncrement")||data3.minSize===void 0&&(missing1="minSize")||data3.maxSize===void 0&&(missing1="maxSize"))return validate45.
errors=[{instancePath:instancePath+"/tickers/"+i0,schemaPath:"/common/ticker-info/required",keyword:"required",params:{missingProperty:missing1},
message:"must have required property '"+missing1+"'"}],!1;if(data3.name!==void 0){let _errs9=errors;if(typeof data3.name!=
"string")return validate45.errors=[{instancePath:instancePath+"/tickers/"+i0+"/name",schemaPath:"/common/ticker-info/pro\
perties/name/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var valid3=_errs9===errors}else var valid3=!0;
if(valid3){if(data3.baseAsset!==void 0){let _errs11=errors;if(typeof data3.baseAsset!="string")return validate45.errors=
[{instancePath:instancePath+"/tickers/"+i0+"/baseAsset",schemaPath:"/common/ticker-info/properties/baseAsset/type",keyword:"\
type",params:{type:"string"},message:"must be string"}],!1;var valid3=_errs11===errors}else var valid3=!0;if(valid3){if(data3.
quoteAsset!==void 0){let _errs13=errors;if(typeof data3.quoteAsset!="string")return validate45.errors=[{instancePath:instancePath+
"/tickers/"+i0+"/quoteAsset",schemaPath:"/common/ticker-info/properties/quoteAsset/type",keyword:"type",params:{type:"st\
ring"},message:"must be string"}],!1;var valid3=_errs13===errors}else var valid3=!0;if(valid3){if(data3.isTradingAllowed!==
void 0){let _errs15=errors;if(typeof data3.isTradingAllowed!="boolean")return validate45.errors=[{instancePath:instancePath+
"/tickers/"+i0+"/isTradingAllowed",schemaPath:"/common/ticker-info/properties/isTradingAllowed/type",keyword:"type",params:{
type:"boolean"},message:"must be boolean"}],!1;var valid3=_errs15===errors}else var valid3=!0;if(valid3){if(data3.priceIncrement!==
void 0){let data8=data3.priceIncrement,_errs17=errors;if(!(typeof data8=="number"&&isFinite(data8)||typeof data8=="strin\
g"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data8)))return validate45.errors=[{instancePath:instancePath+"/tickers/"+i0+"/priceI\
ncrement",schemaPath:"/common/ticker-info/properties/priceIncrement/exact",keyword:"exact",params:{},message:"must be de\
cimal"}],!1;var valid3=_errs17===errors}else var valid3=!0;if(valid3){if(data3.sizeIncrement!==void 0){let data9=data3.sizeIncrement,
_errs18=errors;if(!(typeof data9=="number"&&isFinite(data9)||typeof data9=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data9)))
return validate45.errors=[{instancePath:instancePath+"/tickers/"+i0+"/sizeIncrement",schemaPath:"/common/ticker-info/pro\
perties/sizeIncrement/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid3=_errs18===errors}else var valid3=!0;
if(valid3){if(data3.minSize!==void 0){let data10=data3.minSize,_errs19=errors;if(!(typeof data10=="number"&&isFinite(data10)||
typeof data10=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data10)))return validate45.errors=[{instancePath:instancePath+"\
/tickers/"+i0+"/minSize",schemaPath:"/common/ticker-info/properties/minSize/exact",keyword:"exact",params:{},message:"mu\
st be decimal"}],!1;var valid3=_errs19===errors}else var valid3=!0;if(valid3)if(data3.maxSize!==void 0){let data11=data3.
maxSize,_errs20=errors,_errs21=errors,valid4=!1,_errs22=errors;if(data11!==null){let err0={instancePath:instancePath+"/t\
ickers/"+i0+"/maxSize",schemaPath:"/common/ticker-info/properties/maxSize/anyOf/0/type",keyword:"type",params:{type:"nul\
l"},message:"must be null"};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}var _valid0=_errs22===errors;valid4=
valid4||_valid0;let _errs24=errors;if(!(typeof data11=="number"&&isFinite(data11)||typeof data11=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.
test(data11))){let err1={instancePath:instancePath+"/tickers/"+i0+"/maxSize",schemaPath:"/common/ticker-info/properties/\
maxSize/anyOf/1/exact",keyword:"exact",params:{},message:"must be decimal"};vErrors===null?vErrors=[err1]:vErrors.push(err1),
errors++}var _valid0=_errs24===errors;if(valid4=valid4||_valid0,valid4)errors=_errs21,vErrors!==null&&(_errs21?vErrors.length=
_errs21:vErrors=null);else{let err2={instancePath:instancePath+"/tickers/"+i0+"/maxSize",schemaPath:"/common/ticker-info\
/properties/maxSize/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};return vErrors===null?vErrors=
[err2]:vErrors.push(err2),errors++,validate45.errors=vErrors,!1}var valid3=_errs20===errors}else var valid3=!0}}}}}}}else
return validate45.errors=[{instancePath:instancePath+"/tickers/"+i0,schemaPath:"/common/ticker-info/type",keyword:"type",
params:{type:"object"},message:"must be object"}],!1;var valid1=_errs6===errors;if(!valid1)break}}else return validate45.
errors=[{instancePath:instancePath+"/tickers",schemaPath:"#/properties/tickers/type",keyword:"type",params:{type:"array"},
message:"must be array"}],!1;var valid0=_errs4===errors}else var valid0=!0}}else return validate45.errors=[{instancePath,
schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return validate45.errors=vErrors,
errors===0}validate45.evaluated={props:{connectionId:!0,count:!0,tickers:!0},dynamicProps:!1,dynamicItems:!1};var PingResponse=validate46;function validate46(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate46.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.app===void 0&&
(missing0="app")||data.version===void 0&&(missing0="version"))return validate46.errors=[{instancePath,schemaPath:"#/requ\
ired",keyword:"required",params:{missingProperty:missing0},message:"must have required property '"+missing0+"'"}],!1;if(data.
app!==void 0){let data0=data.app,_errs1=errors;if(typeof data0!="string")return validate46.errors=[{instancePath:instancePath+
"/app",schemaPath:"#/properties/app/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(data0!==
"MetaScalp")return validate46.errors=[{instancePath:instancePath+"/app",schemaPath:"#/properties/app/const",keyword:"con\
st",params:{allowedValue:"MetaScalp"},message:"must be equal to constant"}],!1;var valid0=_errs1===errors}else var valid0=!0;
if(valid0)if(data.version!==void 0){let _errs3=errors;if(typeof data.version!="string")return validate46.errors=[{instancePath:instancePath+
"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var valid0=_errs3===
errors}else var valid0=!0}else return validate46.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return validate46.errors=vErrors,errors===0}validate46.evaluated={props:{app:!0,version:!0},
dynamicProps:!1,dynamicItems:!1};var PlaceOrderBody=validate47,schema64={type:"object",required:["ticker","side","size"],
anyOf:[{required:["price"]},{required:["type"],properties:{type:{const:4}}}],properties:{ticker:{type:"string"},side:{enum:[
0,1,2]},price:{exact:"decimal"},size:{exact:"decimal",exclusiveMinimum:0},type:{enum:[0,1,2,3,4]},reduceOnly:{type:"bool\
ean"}},$id:"/rest/place-order/body"};function validate47(data,{instancePath="",parentData,parentDataProperty,rootData=data,
dynamicAnchors={}}={}){let vErrors=null,errors=0,evaluated0=validate47.evaluated;evaluated0.dynamicProps&&(evaluated0.props=
void 0),evaluated0.dynamicItems&&(evaluated0.items=void 0);let _errs1=errors,valid0=!1,_errs2=errors;if(data&&typeof data==
"object"&&!Array.isArray(data)){let missing0;if(data.price===void 0&&(missing0="price")){let err0={instancePath,schemaPath:"\
#/anyOf/0/required",keyword:"required",params:{missingProperty:missing0},message:"must have required property '"+missing0+
"'"};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}}var _valid0=_errs2===errors;valid0=valid0||_valid0;let _errs3=errors;
if(data&&typeof data=="object"&&!Array.isArray(data)){let missing1;if(data.type===void 0&&(missing1="type")){let err1={instancePath,
schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty:missing1},message:"must have required propert\
y '"+missing1+"'"};vErrors===null?vErrors=[err1]:vErrors.push(err1),errors++}else if(data.type!==void 0&&data.type!==4){
let err2={instancePath:instancePath+"/type",schemaPath:"#/anyOf/1/properties/type/const",keyword:"const",params:{allowedValue:4},
message:"must be equal to constant"};vErrors===null?vErrors=[err2]:vErrors.push(err2),errors++}}var _valid0=_errs3===errors;
if(valid0=valid0||_valid0,_valid0){var props0={};props0.type=!0}if(valid0)errors=_errs1,vErrors!==null&&(_errs1?vErrors.
length=_errs1:vErrors=null);else{let err3={instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must mat\
ch a schema in anyOf"};return vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++,validate47.errors=vErrors,!1}if(errors===
0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing2;if(data.ticker===void 0&&(missing2="ticker")||data.
side===void 0&&(missing2="side")||data.size===void 0&&(missing2="size"))return validate47.errors=[{instancePath,schemaPath:"\
#/required",keyword:"required",params:{missingProperty:missing2},message:"must have required property '"+missing2+"'"}],
!1;if(props0!==!0&&(props0=props0||{},props0.ticker=!0,props0.side=!0,props0.price=!0,props0.size=!0,props0.type=!0,props0.
reduceOnly=!0),data.ticker!==void 0){let _errs5=errors;if(typeof data.ticker!="string")return validate47.errors=[{instancePath:instancePath+
"/ticker",schemaPath:"#/properties/ticker/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var valid2=_errs5===
errors}else var valid2=!0;if(valid2){if(data.side!==void 0){let data2=data.side,_errs7=errors;if(!(data2===0||data2===1||
data2===2))return validate47.errors=[{instancePath:instancePath+"/side",schemaPath:"#/properties/side/enum",keyword:"enu\
m",params:{allowedValues:schema64.properties.side.enum},message:"must be equal to one of the allowed values"}],!1;var valid2=_errs7===
errors}else var valid2=!0;if(valid2){if(data.price!==void 0){let data3=data.price,_errs8=errors;if(!(typeof data3=="numb\
er"&&isFinite(data3)||typeof data3=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data3)))return validate47.errors=[{instancePath:instancePath+
"/price",schemaPath:"#/properties/price/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid2=_errs8===
errors}else var valid2=!0;if(valid2){if(data.size!==void 0){let data4=data.size,_errs9=errors;if(!(typeof data4=="number"&&
isFinite(data4)||typeof data4=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data4)))return validate47.errors=[{instancePath:instancePath+
"/size",schemaPath:"#/properties/size/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;if(errors===_errs9&&
typeof data4=="number"&&isFinite(data4)&&(data4<=0||isNaN(data4)))return validate47.errors=[{instancePath:instancePath+"\
/size",schemaPath:"#/properties/size/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison:">",limit:0},message:"\
must be > 0"}],!1;var valid2=_errs9===errors}else var valid2=!0;if(valid2){if(data.type!==void 0){let data5=data.type,_errs10=errors;
if(!(data5===0||data5===1||data5===2||data5===3||data5===4))return validate47.errors=[{instancePath:instancePath+"/type",
schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues:schema64.properties.type.enum},message:"must be\
 equal to one of the allowed values"}],!1;var valid2=_errs10===errors}else var valid2=!0;if(valid2)if(data.reduceOnly!==
void 0){let _errs11=errors;if(typeof data.reduceOnly!="boolean")return validate47.errors=[{instancePath:instancePath+"/r\
educeOnly",schemaPath:"#/properties/reduceOnly/type",keyword:"type",params:{type:"boolean"},message:"must be boolean"}],
!1;var valid2=_errs11===errors}else var valid2=!0}}}}}else return validate47.errors=[{instancePath,schemaPath:"#/type",keyword:"\
type",params:{type:"object"},message:"must be object"}],!1;return validate47.errors=vErrors,evaluated0.props=props0,errors===
0}validate47.evaluated={dynamicProps:!0,dynamicItems:!1};var PlaceOrderResponse=validate48;function validate48(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate48.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.status===
void 0&&(missing0="status")||data.clientId===void 0&&(missing0="clientId")||data.executionTimeMs===void 0&&(missing0="ex\
ecutionTimeMs"))return validate48.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},
message:"must have required property '"+missing0+"'"}],!1;if(data.status!==void 0){let data0=data.status,_errs1=errors;if(typeof data0!=
"string")return validate48.errors=[{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"t\
ype",params:{type:"string"},message:"must be string"}],!1;if(data0!=="ok")return validate48.errors=[{instancePath:instancePath+
"/status",schemaPath:"#/properties/status/const",keyword:"const",params:{allowedValue:"ok"},message:"must be equal to co\
nstant"}],!1;var valid0=_errs1===errors}else var valid0=!0;if(valid0){if(data.clientId!==void 0){let _errs3=errors;if(typeof data.
clientId!="string")return validate48.errors=[{instancePath:instancePath+"/clientId",schemaPath:"#/properties/clientId/ty\
pe",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var valid0=_errs3===errors}else var valid0=!0;if(valid0)
if(data.executionTimeMs!==void 0){let data2=data.executionTimeMs,_errs5=errors;if(!(typeof data2=="number"&&isFinite(data2)||
typeof data2=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data2)))return validate48.errors=[{instancePath:instancePath+"/e\
xecutionTimeMs",schemaPath:"#/properties/executionTimeMs/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;
var valid0=_errs5===errors}else var valid0=!0}}else return validate48.errors=[{instancePath,schemaPath:"#/type",keyword:"\
type",params:{type:"object"},message:"must be object"}],!1;return validate48.errors=vErrors,errors===0}validate48.evaluated=
{props:{status:!0,clientId:!0,executionTimeMs:!0},dynamicProps:!1,dynamicItems:!1};var OrderbookSubscribeCommand=validate49;function validate49(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate49.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connectionId===
void 0&&(missing0="connectionId")||data.ticker===void 0&&(missing0="ticker"))return validate49.errors=[{instancePath,schemaPath:"\
#/required",keyword:"required",params:{missingProperty:missing0},message:"must have required property '"+missing0+"'"}],
!1;if(data.connectionId!==void 0){let data0=data.connectionId,_errs1=errors;if(!(Number.isSafeInteger(data0)||typeof data0==
"bigint"&&BigInt.asIntN(64,data0)===data0))return validate49.errors=[{instancePath:instancePath+"/connectionId",schemaPath:"\
#/properties/connectionId/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs1===errors}else var valid0=!0;
if(valid0)if(data.ticker!==void 0){let _errs2=errors;if(typeof data.ticker!="string")return validate49.errors=[{instancePath:instancePath+
"/ticker",schemaPath:"#/properties/ticker/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var valid0=_errs2===
errors}else var valid0=!0}else return validate49.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return validate49.errors=vErrors,errors===0}validate49.evaluated={props:{connectionId:!0,
ticker:!0},dynamicProps:!1,dynamicItems:!1};var OrderbookUnsubscribeCommand=validate50;function validate50(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate50.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connectionId===
void 0&&(missing0="connectionId")||data.ticker===void 0&&(missing0="ticker"))return validate50.errors=[{instancePath,schemaPath:"\
#/required",keyword:"required",params:{missingProperty:missing0},message:"must have required property '"+missing0+"'"}],
!1;if(data.connectionId!==void 0){let data0=data.connectionId,_errs1=errors;if(!(Number.isSafeInteger(data0)||typeof data0==
"bigint"&&BigInt.asIntN(64,data0)===data0))return validate50.errors=[{instancePath:instancePath+"/connectionId",schemaPath:"\
#/properties/connectionId/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs1===errors}else var valid0=!0;
if(valid0)if(data.ticker!==void 0){let _errs2=errors;if(typeof data.ticker!="string")return validate50.errors=[{instancePath:instancePath+
"/ticker",schemaPath:"#/properties/ticker/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var valid0=_errs2===
errors}else var valid0=!0}else return validate50.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return validate50.errors=vErrors,errors===0}validate50.evaluated={props:{connectionId:!0,
ticker:!0},dynamicProps:!1,dynamicItems:!1};var SubscribeCommand=validate51;function validate51(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate51.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connectionId===
void 0&&(missing0="connectionId"))return validate51.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{
missingProperty:missing0},message:"must have required property '"+missing0+"'"}],!1;if(data.connectionId!==void 0){let data0=data.
connectionId;if(!(Number.isSafeInteger(data0)||typeof data0=="bigint"&&BigInt.asIntN(64,data0)===data0))return validate51.
errors=[{instancePath:instancePath+"/connectionId",schemaPath:"#/properties/connectionId/exact",keyword:"exact",params:{},
message:"must be int64"}],!1}}else return validate51.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return validate51.errors=vErrors,errors===0}validate51.evaluated={props:{connectionId:!0},
dynamicProps:!1,dynamicItems:!1};var TradeSubscribeCommand=validate52;function validate52(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate52.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connectionId===
void 0&&(missing0="connectionId")||data.ticker===void 0&&(missing0="ticker"))return validate52.errors=[{instancePath,schemaPath:"\
#/required",keyword:"required",params:{missingProperty:missing0},message:"must have required property '"+missing0+"'"}],
!1;if(data.connectionId!==void 0){let data0=data.connectionId,_errs1=errors;if(!(Number.isSafeInteger(data0)||typeof data0==
"bigint"&&BigInt.asIntN(64,data0)===data0))return validate52.errors=[{instancePath:instancePath+"/connectionId",schemaPath:"\
#/properties/connectionId/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs1===errors}else var valid0=!0;
if(valid0)if(data.ticker!==void 0){let _errs2=errors;if(typeof data.ticker!="string")return validate52.errors=[{instancePath:instancePath+
"/ticker",schemaPath:"#/properties/ticker/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var valid0=_errs2===
errors}else var valid0=!0}else return validate52.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return validate52.errors=vErrors,errors===0}validate52.evaluated={props:{connectionId:!0,
ticker:!0},dynamicProps:!1,dynamicItems:!1};var TradeUnsubscribeCommand=validate53;function validate53(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate53.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connectionId===
void 0&&(missing0="connectionId")||data.ticker===void 0&&(missing0="ticker"))return validate53.errors=[{instancePath,schemaPath:"\
#/required",keyword:"required",params:{missingProperty:missing0},message:"must have required property '"+missing0+"'"}],
!1;if(data.connectionId!==void 0){let data0=data.connectionId,_errs1=errors;if(!(Number.isSafeInteger(data0)||typeof data0==
"bigint"&&BigInt.asIntN(64,data0)===data0))return validate53.errors=[{instancePath:instancePath+"/connectionId",schemaPath:"\
#/properties/connectionId/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs1===errors}else var valid0=!0;
if(valid0)if(data.ticker!==void 0){let _errs2=errors;if(typeof data.ticker!="string")return validate53.errors=[{instancePath:instancePath+
"/ticker",schemaPath:"#/properties/ticker/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var valid0=_errs2===
errors}else var valid0=!0}else return validate53.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return validate53.errors=vErrors,errors===0}validate53.evaluated={props:{connectionId:!0,
ticker:!0},dynamicProps:!1,dynamicItems:!1};var UnsubscribeCommand=validate54;function validate54(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate54.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connectionId===
void 0&&(missing0="connectionId"))return validate54.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{
missingProperty:missing0},message:"must have required property '"+missing0+"'"}],!1;if(data.connectionId!==void 0){let data0=data.
connectionId;if(!(Number.isSafeInteger(data0)||typeof data0=="bigint"&&BigInt.asIntN(64,data0)===data0))return validate54.
errors=[{instancePath:instancePath+"/connectionId",schemaPath:"#/properties/connectionId/exact",keyword:"exact",params:{},
message:"must be int64"}],!1}}else return validate54.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return validate54.errors=vErrors,errors===0}validate54.evaluated={props:{connectionId:!0},
dynamicProps:!1,dynamicItems:!1};var Envelope=validate55;function validate55(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate55.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.type===void 0&&
(missing0="type")||data.data===void 0&&(missing0="data"))return validate55.errors=[{instancePath,schemaPath:"#/required",
keyword:"required",params:{missingProperty:missing0},message:"must have required property '"+missing0+"'"}],!1;if(data.type!==
void 0){let _errs1=errors;if(typeof data.type!="string")return validate55.errors=[{instancePath:instancePath+"/type",schemaPath:"\
#/properties/type/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var valid0=_errs1===errors}else
var valid0=!0;if(valid0)if(data.data!==void 0){let data1=data.data,_errs3=errors;if(!(data1&&typeof data1=="object"&&!Array.
isArray(data1)))return validate55.errors=[{instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"\
type",params:{type:"object"},message:"must be object"}],!1;var valid0=_errs3===errors}else var valid0=!0}else return validate55.
errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return validate55.
errors=vErrors,errors===0}validate55.evaluated={props:{type:!0,data:!0},dynamicProps:!1,dynamicItems:!1};var BalanceUpdateEvent=validate56;function validate56(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate56.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connectionId===
void 0&&(missing0="connectionId")||data.balances===void 0&&(missing0="balances"))return validate56.errors=[{instancePath,
schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},message:"must have required property '"+missing0+
"'"}],!1;if(data.connectionId!==void 0){let data0=data.connectionId,_errs1=errors;if(!(Number.isSafeInteger(data0)||typeof data0==
"bigint"&&BigInt.asIntN(64,data0)===data0))return validate56.errors=[{instancePath:instancePath+"/connectionId",schemaPath:"\
#/properties/connectionId/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs1===errors}else var valid0=!0;
if(valid0)if(data.balances!==void 0){let data1=data.balances,_errs2=errors;if(errors===_errs2)if(Array.isArray(data1)){var valid1=!0;
let len0=data1.length;for(let i0=0;i0<len0;i0++){let data2=data1[i0],_errs4=errors;if(errors===errors)if(data2&&typeof data2==
"object"&&!Array.isArray(data2)){let missing1;if(data2.coin===void 0&&(missing1="coin")||data2.total===void 0&&(missing1=
"total")||data2.free===void 0&&(missing1="free")||data2.locked===void 0&&(missing1="locked"))return validate56.errors=[{
instancePath:instancePath+"/balances/"+i0,schemaPath:"/common/balance/required",keyword:"required",params:{missingProperty:missing1},
message:"must have required property '"+missing1+"'"}],!1;if(data2.coin!==void 0){let _errs7=errors;if(typeof data2.coin!=
"string")return validate56.errors=[{instancePath:instancePath+"/balances/"+i0+"/coin",schemaPath:"/common/balance/proper\
ties/coin/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var valid3=_errs7===errors}else var valid3=!0;
if(valid3){if(data2.total!==void 0){let data4=data2.total,_errs9=errors;if(!(typeof data4=="number"&&isFinite(data4)||typeof data4==
"string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data4)))return validate56.errors=[{instancePath:instancePath+"/balances/"+i0+"\
/total",schemaPath:"/common/balance/properties/total/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid3=_errs9===
errors}else var valid3=!0;if(valid3){if(data2.free!==void 0){let data5=data2.free,_errs10=errors;if(!(typeof data5=="num\
ber"&&isFinite(data5)||typeof data5=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data5)))return validate56.errors=[{instancePath:instancePath+
"/balances/"+i0+"/free",schemaPath:"/common/balance/properties/free/exact",keyword:"exact",params:{},message:"must be de\
cimal"}],!1;var valid3=_errs10===errors}else var valid3=!0;if(valid3)if(data2.locked!==void 0){let data6=data2.locked,_errs11=errors;
if(!(typeof data6=="number"&&isFinite(data6)||typeof data6=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data6)))return validate56.
errors=[{instancePath:instancePath+"/balances/"+i0+"/locked",schemaPath:"/common/balance/properties/locked/exact",keyword:"\
exact",params:{},message:"must be decimal"}],!1;var valid3=_errs11===errors}else var valid3=!0}}}else return validate56.
errors=[{instancePath:instancePath+"/balances/"+i0,schemaPath:"/common/balance/type",keyword:"type",params:{type:"object"},
message:"must be object"}],!1;var valid1=_errs4===errors;if(!valid1)break}}else return validate56.errors=[{instancePath:instancePath+
"/balances",schemaPath:"#/properties/balances/type",keyword:"type",params:{type:"array"},message:"must be array"}],!1;var valid0=_errs2===
errors}else var valid0=!0}else return validate56.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return validate56.errors=vErrors,errors===0}validate56.evaluated={props:{connectionId:!0,
balances:!0},dynamicProps:!1,dynamicItems:!1};var ErrorEvent=validate57;function validate57(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate57.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.error===
void 0&&(missing0="error"))return validate57.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},
message:"must have required property '"+missing0+"'"}],!1;if(data.error!==void 0&&typeof data.error!="string")return validate57.
errors=[{instancePath:instancePath+"/error",schemaPath:"#/properties/error/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1}else return validate57.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"objec\
t"},message:"must be object"}],!1;return validate57.errors=vErrors,errors===0}validate57.evaluated={props:{error:!0},dynamicProps:!1,
dynamicItems:!1};var FinresUpdateEvent=validate58;function validate58(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate58.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connectionId===
void 0&&(missing0="connectionId")||data.finreses===void 0&&(missing0="finreses"))return validate58.errors=[{instancePath,
schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},message:"must have required property '"+missing0+
"'"}],!1;if(data.connectionId!==void 0){let data0=data.connectionId,_errs1=errors;if(!(Number.isSafeInteger(data0)||typeof data0==
"bigint"&&BigInt.asIntN(64,data0)===data0))return validate58.errors=[{instancePath:instancePath+"/connectionId",schemaPath:"\
#/properties/connectionId/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs1===errors}else var valid0=!0;
if(valid0)if(data.finreses!==void 0){let data1=data.finreses,_errs2=errors;if(errors===_errs2)if(Array.isArray(data1)){var valid1=!0;
let len0=data1.length;for(let i0=0;i0<len0;i0++){let data2=data1[i0],_errs4=errors;if(errors===errors)if(data2&&typeof data2==
"object"&&!Array.isArray(data2)){let missing1;if(data2.currency===void 0&&(missing1="currency")||data2.result===void 0&&
(missing1="result")||data2.fee===void 0&&(missing1="fee")||data2.funds===void 0&&(missing1="funds")||data2.available===void 0&&
(missing1="available")||data2.blocked===void 0&&(missing1="blocked"))return validate58.errors=[{instancePath:instancePath+
"/finreses/"+i0,schemaPath:"/common/finres/required",keyword:"required",params:{missingProperty:missing1},message:"must \
have required property '"+missing1+"'"}],!1;if(data2.currency!==void 0){let _errs7=errors;if(typeof data2.currency!="str\
ing")return validate58.errors=[{instancePath:instancePath+"/finreses/"+i0+"/currency",schemaPath:"/common/finres/propert\
ies/currency/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var valid3=_errs7===errors}else var valid3=!0;
if(valid3){if(data2.result!==void 0){let data4=data2.result,_errs9=errors;if(!(typeof data4=="number"&&isFinite(data4)||
typeof data4=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data4)))return validate58.errors=[{instancePath:instancePath+"/f\
inreses/"+i0+"/result",schemaPath:"/common/finres/properties/result/exact",keyword:"exact",params:{},message:"must be de\
cimal"}],!1;var valid3=_errs9===errors}else var valid3=!0;if(valid3){if(data2.fee!==void 0){let data5=data2.fee,_errs10=errors;
if(!(typeof data5=="number"&&isFinite(data5)||typeof data5=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data5)))return validate58.
errors=[{instancePath:instancePath+"/finreses/"+i0+"/fee",schemaPath:"/common/finres/properties/fee/exact",keyword:"exac\
t",params:{},message:"must be decimal"}],!1;var valid3=_errs10===errors}else var valid3=!0;if(valid3){if(data2.funds!==void 0){
let data6=data2.funds,_errs11=errors;if(!(typeof data6=="number"&&isFinite(data6)||typeof data6=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.
test(data6)))return validate58.errors=[{instancePath:instancePath+"/finreses/"+i0+"/funds",schemaPath:"/common/finres/pr\
operties/funds/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid3=_errs11===errors}else var valid3=!0;
if(valid3){if(data2.available!==void 0){let data7=data2.available,_errs12=errors;if(!(typeof data7=="number"&&isFinite(data7)||
typeof data7=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data7)))return validate58.errors=[{instancePath:instancePath+"/f\
inreses/"+i0+"/available",schemaPath:"/common/finres/properties/available/exact",keyword:"exact",params:{},message:"must\
 be decimal"}],!1;var valid3=_errs12===errors}else var valid3=!0;if(valid3)if(data2.blocked!==void 0){let data8=data2.blocked,
_errs13=errors;if(!(typeof data8=="number"&&isFinite(data8)||typeof data8=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data8)))
return validate58.errors=[{instancePath:instancePath+"/finreses/"+i0+"/blocked",schemaPath:"/common/finres/properties/bl\
ocked/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid3=_errs13===errors}else var valid3=!0}}}}}else
return validate58.errors=[{instancePath:instancePath+"/finreses/"+i0,schemaPath:"/common/finres/type",keyword:"type",params:{
type:"object"},message:"must be object"}],!1;var valid1=_errs4===errors;if(!valid1)break}}else return validate58.errors=
[{instancePath:instancePath+"/finreses",schemaPath:"#/properties/finreses/type",keyword:"type",params:{type:"array"},message:"\
must be array"}],!1;var valid0=_errs2===errors}else var valid0=!0}else return validate58.errors=[{instancePath,schemaPath:"\
#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return validate58.errors=vErrors,errors===0}
validate58.evaluated={props:{connectionId:!0,finreses:!0},dynamicProps:!1,dynamicItems:!1};var OrderUpdateEvent=validate59,
schema78={type:"object",required:["connectionId","orderId","ticker","side","type","price","filledPrice","size","filledSi\
ze","fee","feeCurrency","status","time"],properties:{connectionId:{exact:"int64"},orderId:{exact:"int64"},ticker:{type:"\
string"},side:{enum:["Buy","Sell"]},type:{enum:["Limit","Stop","StopLoss","TakeProfit","Market"]},price:{exact:"decimal"},
filledPrice:{exact:"decimal"},size:{exact:"decimal"},filledSize:{exact:"decimal"},fee:{exact:"decimal"},feeCurrency:{type:"\
string"},status:{enum:["New","Open","Closed"]},time:{exact:"date-time"}},$id:"/ws/events/order-update"};function validate59(data,{
instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,errors=0,evaluated0=validate59.
evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&(evaluated0.items=void 0),errors===
0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connectionId===void 0&&(missing0="connectio\
nId")||data.orderId===void 0&&(missing0="orderId")||data.ticker===void 0&&(missing0="ticker")||data.side===void 0&&(missing0=
"side")||data.type===void 0&&(missing0="type")||data.price===void 0&&(missing0="price")||data.filledPrice===void 0&&(missing0=
"filledPrice")||data.size===void 0&&(missing0="size")||data.filledSize===void 0&&(missing0="filledSize")||data.fee===void 0&&
(missing0="fee")||data.feeCurrency===void 0&&(missing0="feeCurrency")||data.status===void 0&&(missing0="status")||data.time===
void 0&&(missing0="time"))return validate59.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},
message:"must have required property '"+missing0+"'"}],!1;if(data.connectionId!==void 0){let data0=data.connectionId,_errs1=errors;
if(!(Number.isSafeInteger(data0)||typeof data0=="bigint"&&BigInt.asIntN(64,data0)===data0))return validate59.errors=[{instancePath:instancePath+
"/connectionId",schemaPath:"#/properties/connectionId/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs1===
errors}else var valid0=!0;if(valid0){if(data.orderId!==void 0){let data1=data.orderId,_errs2=errors;if(!(Number.isSafeInteger(
data1)||typeof data1=="bigint"&&BigInt.asIntN(64,data1)===data1))return validate59.errors=[{instancePath:instancePath+"/\
orderId",schemaPath:"#/properties/orderId/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs2===
errors}else var valid0=!0;if(valid0){if(data.ticker!==void 0){let _errs3=errors;if(typeof data.ticker!="string")return validate59.
errors=[{instancePath:instancePath+"/ticker",schemaPath:"#/properties/ticker/type",keyword:"type",params:{type:"string"},
message:"must be string"}],!1;var valid0=_errs3===errors}else var valid0=!0;if(valid0){if(data.side!==void 0){let data3=data.
side,_errs5=errors;if(!(data3==="Buy"||data3==="Sell"))return validate59.errors=[{instancePath:instancePath+"/side",schemaPath:"\
#/properties/side/enum",keyword:"enum",params:{allowedValues:schema78.properties.side.enum},message:"must be equal to on\
e of the allowed values"}],!1;var valid0=_errs5===errors}else var valid0=!0;if(valid0){if(data.type!==void 0){let data4=data.
type,_errs6=errors;if(!(data4==="Limit"||data4==="Stop"||data4==="StopLoss"||data4==="TakeProfit"||data4==="Market"))return validate59.
errors=[{instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues:schema78.
properties.type.enum},message:"must be equal to one of the allowed values"}],!1;var valid0=_errs6===errors}else var valid0=!0;
if(valid0){if(data.price!==void 0){let data5=data.price,_errs7=errors;if(!(typeof data5=="number"&&isFinite(data5)||typeof data5==
"string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data5)))return validate59.errors=[{instancePath:instancePath+"/price",schemaPath:"\
#/properties/price/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid0=_errs7===errors}else var valid0=!0;
if(valid0){if(data.filledPrice!==void 0){let data6=data.filledPrice,_errs8=errors;if(!(typeof data6=="number"&&isFinite(
data6)||typeof data6=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data6)))return validate59.errors=[{instancePath:instancePath+
"/filledPrice",schemaPath:"#/properties/filledPrice/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid0=_errs8===
errors}else var valid0=!0;if(valid0){if(data.size!==void 0){let data7=data.size,_errs9=errors;if(!(typeof data7=="number"&&
isFinite(data7)||typeof data7=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data7)))return validate59.errors=[{instancePath:instancePath+
"/size",schemaPath:"#/properties/size/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid0=_errs9===
errors}else var valid0=!0;if(valid0){if(data.filledSize!==void 0){let data8=data.filledSize,_errs10=errors;if(!(typeof data8==
"number"&&isFinite(data8)||typeof data8=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data8)))return validate59.errors=[{instancePath:instancePath+
"/filledSize",schemaPath:"#/properties/filledSize/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid0=_errs10===
errors}else var valid0=!0;if(valid0){if(data.fee!==void 0){let data9=data.fee,_errs11=errors;if(!(typeof data9=="number"&&
isFinite(data9)||typeof data9=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data9)))return validate59.errors=[{instancePath:instancePath+
"/fee",schemaPath:"#/properties/fee/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid0=_errs11===
errors}else var valid0=!0;if(valid0){if(data.feeCurrency!==void 0){let _errs12=errors;if(typeof data.feeCurrency!="strin\
g")return validate59.errors=[{instancePath:instancePath+"/feeCurrency",schemaPath:"#/properties/feeCurrency/type",keyword:"\
type",params:{type:"string"},message:"must be string"}],!1;var valid0=_errs12===errors}else var valid0=!0;if(valid0){if(data.
status!==void 0){let data11=data.status,_errs14=errors;if(!(data11==="New"||data11==="Open"||data11==="Closed"))return validate59.
errors=[{instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues:schema78.
properties.status.enum},message:"must be equal to one of the allowed values"}],!1;var valid0=_errs14===errors}else var valid0=!0;
if(valid0)if(data.time!==void 0){let data12=data.time,_errs15=errors;if(!(typeof data12=="string"&&/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.
test(data12)))return validate59.errors=[{instancePath:instancePath+"/time",schemaPath:"#/properties/time/exact",keyword:"\
exact",params:{},message:"must be date-time"}],!1;var valid0=_errs15===errors}else var valid0=!0}}}}}}}}}}}}else return validate59.
errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return validate59.
errors=vErrors,errors===0}validate59.evaluated={props:{connectionId:!0,orderId:!0,ticker:!0,side:!0,type:!0,price:!0,filledPrice:!0,
size:!0,filledSize:!0,fee:!0,feeCurrency:!0,status:!0,time:!0},dynamicProps:!1,dynamicItems:!1};var OrderbookSnapshotEvent=validate60;function validate60(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate60.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connectionId===
void 0&&(missing0="connectionId")||data.ticker===void 0&&(missing0="ticker")||data.asks===void 0&&(missing0="asks")||data.
bids===void 0&&(missing0="bids")||data.bestAsk===void 0&&(missing0="bestAsk")||data.bestBid===void 0&&(missing0="bestBid"))
return validate60.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},message:"\
must have required property '"+missing0+"'"}],!1;if(data.connectionId!==void 0){let data0=data.connectionId,_errs1=errors;
if(!(Number.isSafeInteger(data0)||typeof data0=="bigint"&&BigInt.asIntN(64,data0)===data0))return validate60.errors=[{instancePath:instancePath+
"/connectionId",schemaPath:"#/properties/connectionId/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs1===
errors}else var valid0=!0;if(valid0){if(data.ticker!==void 0){let _errs2=errors;if(typeof data.ticker!="string")return validate60.
errors=[{instancePath:instancePath+"/ticker",schemaPath:"#/properties/ticker/type",keyword:"type",params:{type:"string"},
message:"must be string"}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){if(data.asks!==void 0){let data2=data.
asks,_errs4=errors;if(errors===_errs4)if(Array.isArray(data2)){var valid1=!0;let len0=data2.length;for(let i0=0;i0<len0;i0++){
let data3=data2[i0],_errs6=errors;if(errors===errors)if(data3&&typeof data3=="object"&&!Array.isArray(data3)){let missing1;
if(data3.price===void 0&&(missing1="price")||data3.size===void 0&&(missing1="size")||data3.type===void 0&&(missing1="typ\
e"))return validate60.errors=[{instancePath:instancePath+"/asks/"+i0,schemaPath:"/common/order-book-level/required",keyword:"\
required",params:{missingProperty:missing1},message:"must have required property '"+missing1+"'"}],!1;if(data3.price!==void 0){
let data4=data3.price,_errs9=errors;if(!(typeof data4=="number"&&isFinite(data4)||typeof data4=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.
test(data4)))return validate60.errors=[{instancePath:instancePath+"/asks/"+i0+"/price",schemaPath:"/common/order-book-le\
vel/properties/price/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid3=_errs9===errors}else var valid3=!0;
if(valid3){if(data3.size!==void 0){let data5=data3.size,_errs10=errors;if(!(typeof data5=="number"&&isFinite(data5)||typeof data5==
"string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data5)))return validate60.errors=[{instancePath:instancePath+"/asks/"+i0+"/siz\
e",schemaPath:"/common/order-book-level/properties/size/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;
var valid3=_errs10===errors}else var valid3=!0;if(valid3)if(data3.type!==void 0){let data6=data3.type,_errs11=errors;if(!(data6===
"Ask"||data6==="Bid"||data6==="BestAsk"||data6==="BestBid"))return validate60.errors=[{instancePath:instancePath+"/asks/"+
i0+"/type",schemaPath:"/common/order-book-level/properties/type/enum",keyword:"enum",params:{allowedValues:schema35.properties.
type.enum},message:"must be equal to one of the allowed values"}],!1;var valid3=_errs11===errors}else var valid3=!0}}else
return validate60.errors=[{instancePath:instancePath+"/asks/"+i0,schemaPath:"/common/order-book-level/type",keyword:"typ\
e",params:{type:"object"},message:"must be object"}],!1;var valid1=_errs6===errors;if(!valid1)break}}else return validate60.
errors=[{instancePath:instancePath+"/asks",schemaPath:"#/properties/asks/type",keyword:"type",params:{type:"array"},message:"\
must be array"}],!1;var valid0=_errs4===errors}else var valid0=!0;if(valid0){if(data.bids!==void 0){let data7=data.bids,
_errs12=errors;if(errors===_errs12)if(Array.isArray(data7)){var valid4=!0;let len1=data7.length;for(let i1=0;i1<len1;i1++){
let data8=data7[i1],_errs14=errors;if(errors===errors)if(data8&&typeof data8=="object"&&!Array.isArray(data8)){let missing2;
if(data8.price===void 0&&(missing2="price")||data8.size===void 0&&(missing2="size")||data8.type===void 0&&(missing2="typ\
e"))return validate60.errors=[{instancePath:instancePath+"/bids/"+i1,schemaPath:"/common/order-book-level/required",keyword:"\
required",params:{missingProperty:missing2},message:"must have required property '"+missing2+"'"}],!1;if(data8.price!==void 0){
let data9=data8.price,_errs17=errors;if(!(typeof data9=="number"&&isFinite(data9)||typeof data9=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.
test(data9)))return validate60.errors=[{instancePath:instancePath+"/bids/"+i1+"/price",schemaPath:"/common/order-book-le\
vel/properties/price/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid6=_errs17===errors}else var valid6=!0;
if(valid6){if(data8.size!==void 0){let data10=data8.size,_errs18=errors;if(!(typeof data10=="number"&&isFinite(data10)||
typeof data10=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data10)))return validate60.errors=[{instancePath:instancePath+"\
/bids/"+i1+"/size",schemaPath:"/common/order-book-level/properties/size/exact",keyword:"exact",params:{},message:"must b\
e decimal"}],!1;var valid6=_errs18===errors}else var valid6=!0;if(valid6)if(data8.type!==void 0){let data11=data8.type,_errs19=errors;
if(!(data11==="Ask"||data11==="Bid"||data11==="BestAsk"||data11==="BestBid"))return validate60.errors=[{instancePath:instancePath+
"/bids/"+i1+"/type",schemaPath:"/common/order-book-level/properties/type/enum",keyword:"enum",params:{allowedValues:schema35.
properties.type.enum},message:"must be equal to one of the allowed values"}],!1;var valid6=_errs19===errors}else var valid6=!0}}else
return validate60.errors=[{instancePath:instancePath+"/bids/"+i1,schemaPath:"/common/order-book-level/type",keyword:"typ\
e",params:{type:"object"},message:"must be object"}],!1;var valid4=_errs14===errors;if(!valid4)break}}else return validate60.
errors=[{instancePath:instancePath+"/bids",schemaPath:"#/properties/bids/type",keyword:"type",params:{type:"array"},message:"\
must be array"}],!1;var valid0=_errs12===errors}else var valid0=!0;if(valid0){if(data.bestAsk!==void 0){let data12=data.
bestAsk,_errs20=errors,_errs21=errors,valid7=!1,_errs22=errors;if(errors===errors)if(data12&&typeof data12=="object"&&!Array.
isArray(data12)){let missing3;if(data12.price===void 0&&(missing3="price")||data12.size===void 0&&(missing3="size")||data12.
type===void 0&&(missing3="type")){let err0={instancePath:instancePath+"/bestAsk",schemaPath:"/common/order-book-level/re\
quired",keyword:"required",params:{missingProperty:missing3},message:"must have required property '"+missing3+"'"};vErrors===
null?vErrors=[err0]:vErrors.push(err0),errors++}else{if(data12.price!==void 0){let data13=data12.price,_errs25=errors;if(!(typeof data13==
"number"&&isFinite(data13)||typeof data13=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data13))){let err1={instancePath:instancePath+
"/bestAsk/price",schemaPath:"/common/order-book-level/properties/price/exact",keyword:"exact",params:{},message:"must be\
 decimal"};vErrors===null?vErrors=[err1]:vErrors.push(err1),errors++}var valid9=_errs25===errors}else var valid9=!0;if(valid9){
if(data12.size!==void 0){let data14=data12.size,_errs26=errors;if(!(typeof data14=="number"&&isFinite(data14)||typeof data14==
"string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data14))){let err2={instancePath:instancePath+"/bestAsk/size",schemaPath:"/com\
mon/order-book-level/properties/size/exact",keyword:"exact",params:{},message:"must be decimal"};vErrors===null?vErrors=
[err2]:vErrors.push(err2),errors++}var valid9=_errs26===errors}else var valid9=!0;if(valid9)if(data12.type!==void 0){let data15=data12.
type,_errs27=errors;if(!(data15==="Ask"||data15==="Bid"||data15==="BestAsk"||data15==="BestBid")){let err3={instancePath:instancePath+
"/bestAsk/type",schemaPath:"/common/order-book-level/properties/type/enum",keyword:"enum",params:{allowedValues:schema35.
properties.type.enum},message:"must be equal to one of the allowed values"};vErrors===null?vErrors=[err3]:vErrors.push(err3),
errors++}var valid9=_errs27===errors}else var valid9=!0}}}else{let err4={instancePath:instancePath+"/bestAsk",schemaPath:"\
/common/order-book-level/type",keyword:"type",params:{type:"object"},message:"must be object"};vErrors===null?vErrors=[err4]:
vErrors.push(err4),errors++}var _valid0=_errs22===errors;if(valid7=valid7||_valid0,_valid0){var props0={};props0.price=!0,
props0.size=!0,props0.type=!0}let _errs28=errors;if(data12!==null){let err5={instancePath:instancePath+"/bestAsk",schemaPath:"\
#/properties/bestAsk/anyOf/1/type",keyword:"type",params:{type:"null"},message:"must be null"};vErrors===null?vErrors=[err5]:
vErrors.push(err5),errors++}var _valid0=_errs28===errors;if(valid7=valid7||_valid0,valid7)errors=_errs21,vErrors!==null&&
(_errs21?vErrors.length=_errs21:vErrors=null);else{let err6={instancePath:instancePath+"/bestAsk",schemaPath:"#/properti\
es/bestAsk/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};return vErrors===null?vErrors=[err6]:
vErrors.push(err6),errors++,validate60.errors=vErrors,!1}var valid0=_errs20===errors}else var valid0=!0;if(valid0)if(data.
bestBid!==void 0){let data16=data.bestBid,_errs30=errors,_errs31=errors,valid10=!1,_errs32=errors;if(errors===errors)if(data16&&
typeof data16=="object"&&!Array.isArray(data16)){let missing4;if(data16.price===void 0&&(missing4="price")||data16.size===
void 0&&(missing4="size")||data16.type===void 0&&(missing4="type")){let err7={instancePath:instancePath+"/bestBid",schemaPath:"\
/common/order-book-level/required",keyword:"required",params:{missingProperty:missing4},message:"must have required prop\
erty '"+missing4+"'"};vErrors===null?vErrors=[err7]:vErrors.push(err7),errors++}else{if(data16.price!==void 0){let data17=data16.
price,_errs35=errors;if(!(typeof data17=="number"&&isFinite(data17)||typeof data17=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.
test(data17))){let err8={instancePath:instancePath+"/bestBid/price",schemaPath:"/common/order-book-level/properties/pric\
e/exact",keyword:"exact",params:{},message:"must be decimal"};vErrors===null?vErrors=[err8]:vErrors.push(err8),errors++}
var valid12=_errs35===errors}else var valid12=!0;if(valid12){if(data16.size!==void 0){let data18=data16.size,_errs36=errors;
if(!(typeof data18=="number"&&isFinite(data18)||typeof data18=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data18))){let err9={
instancePath:instancePath+"/bestBid/size",schemaPath:"/common/order-book-level/properties/size/exact",keyword:"exact",params:{},
message:"must be decimal"};vErrors===null?vErrors=[err9]:vErrors.push(err9),errors++}var valid12=_errs36===errors}else var valid12=!0;
if(valid12)if(data16.type!==void 0){let data19=data16.type,_errs37=errors;if(!(data19==="Ask"||data19==="Bid"||data19===
"BestAsk"||data19==="BestBid")){let err10={instancePath:instancePath+"/bestBid/type",schemaPath:"/common/order-book-leve\
l/properties/type/enum",keyword:"enum",params:{allowedValues:schema35.properties.type.enum},message:"must be equal to on\
e of the allowed values"};vErrors===null?vErrors=[err10]:vErrors.push(err10),errors++}var valid12=_errs37===errors}else var valid12=!0}}}else{
let err11={instancePath:instancePath+"/bestBid",schemaPath:"/common/order-book-level/type",keyword:"type",params:{type:"\
object"},message:"must be object"};vErrors===null?vErrors=[err11]:vErrors.push(err11),errors++}var _valid1=_errs32===errors;
if(valid10=valid10||_valid1,_valid1){var props1={};props1.price=!0,props1.size=!0,props1.type=!0}let _errs38=errors;if(data16!==
null){let err12={instancePath:instancePath+"/bestBid",schemaPath:"#/properties/bestBid/anyOf/1/type",keyword:"type",params:{
type:"null"},message:"must be null"};vErrors===null?vErrors=[err12]:vErrors.push(err12),errors++}var _valid1=_errs38===errors;
if(valid10=valid10||_valid1,valid10)errors=_errs31,vErrors!==null&&(_errs31?vErrors.length=_errs31:vErrors=null);else{let err13={
instancePath:instancePath+"/bestBid",schemaPath:"#/properties/bestBid/anyOf",keyword:"anyOf",params:{},message:"must mat\
ch a schema in anyOf"};return vErrors===null?vErrors=[err13]:vErrors.push(err13),errors++,validate60.errors=vErrors,!1}var valid0=_errs30===
errors}else var valid0=!0}}}}}else return validate60.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return validate60.errors=vErrors,errors===0}validate60.evaluated={props:{connectionId:!0,
ticker:!0,asks:!0,bids:!0,bestAsk:!0,bestBid:!0},dynamicProps:!1,dynamicItems:!1};var OrderbookSubscribedEvent=validate61;function validate61(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate61.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connectionId===
void 0&&(missing0="connectionId")||data.ticker===void 0&&(missing0="ticker"))return validate61.errors=[{instancePath,schemaPath:"\
#/required",keyword:"required",params:{missingProperty:missing0},message:"must have required property '"+missing0+"'"}],
!1;if(data.connectionId!==void 0){let data0=data.connectionId,_errs1=errors;if(!(Number.isSafeInteger(data0)||typeof data0==
"bigint"&&BigInt.asIntN(64,data0)===data0))return validate61.errors=[{instancePath:instancePath+"/connectionId",schemaPath:"\
#/properties/connectionId/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs1===errors}else var valid0=!0;
if(valid0)if(data.ticker!==void 0){let _errs2=errors;if(typeof data.ticker!="string")return validate61.errors=[{instancePath:instancePath+
"/ticker",schemaPath:"#/properties/ticker/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var valid0=_errs2===
errors}else var valid0=!0}else return validate61.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return validate61.errors=vErrors,errors===0}validate61.evaluated={props:{connectionId:!0,
ticker:!0},dynamicProps:!1,dynamicItems:!1};var OrderbookUnsubscribedEvent=validate62;function validate62(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate62.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connectionId===
void 0&&(missing0="connectionId")||data.ticker===void 0&&(missing0="ticker"))return validate62.errors=[{instancePath,schemaPath:"\
#/required",keyword:"required",params:{missingProperty:missing0},message:"must have required property '"+missing0+"'"}],
!1;if(data.connectionId!==void 0){let data0=data.connectionId,_errs1=errors;if(!(Number.isSafeInteger(data0)||typeof data0==
"bigint"&&BigInt.asIntN(64,data0)===data0))return validate62.errors=[{instancePath:instancePath+"/connectionId",schemaPath:"\
#/properties/connectionId/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs1===errors}else var valid0=!0;
if(valid0)if(data.ticker!==void 0){let _errs2=errors;if(typeof data.ticker!="string")return validate62.errors=[{instancePath:instancePath+
"/ticker",schemaPath:"#/properties/ticker/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var valid0=_errs2===
errors}else var valid0=!0}else return validate62.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return validate62.errors=vErrors,errors===0}validate62.evaluated={props:{connectionId:!0,
ticker:!0},dynamicProps:!1,dynamicItems:!1};var OrderbookUpdateEvent=validate63;function validate63(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate63.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connectionId===
void 0&&(missing0="connectionId")||data.ticker===void 0&&(missing0="ticker")||data.updates===void 0&&(missing0="updates"))
return validate63.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},message:"\
must have required property '"+missing0+"'"}],!1;if(data.connectionId!==void 0){let data0=data.connectionId,_errs1=errors;
if(!(Number.isSafeInteger(data0)||typeof data0=="bigint"&&BigInt.asIntN(64,data0)===data0))return validate63.errors=[{instancePath:instancePath+
"/connectionId",schemaPath:"#/properties/connectionId/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs1===
errors}else var valid0=!0;if(valid0){if(data.ticker!==void 0){let _errs2=errors;if(typeof data.ticker!="string")return validate63.
errors=[{instancePath:instancePath+"/ticker",schemaPath:"#/properties/ticker/type",keyword:"type",params:{type:"string"},
message:"must be string"}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0)if(data.updates!==void 0){let data2=data.
updates,_errs4=errors;if(errors===_errs4)if(Array.isArray(data2)){var valid1=!0;let len0=data2.length;for(let i0=0;i0<len0;i0++){
let data3=data2[i0],_errs6=errors;if(errors===errors)if(data3&&typeof data3=="object"&&!Array.isArray(data3)){let missing1;
if(data3.price===void 0&&(missing1="price")||data3.size===void 0&&(missing1="size")||data3.type===void 0&&(missing1="typ\
e"))return validate63.errors=[{instancePath:instancePath+"/updates/"+i0,schemaPath:"/common/order-book-level/required",keyword:"\
required",params:{missingProperty:missing1},message:"must have required property '"+missing1+"'"}],!1;if(data3.price!==void 0){
let data4=data3.price,_errs9=errors;if(!(typeof data4=="number"&&isFinite(data4)||typeof data4=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.
test(data4)))return validate63.errors=[{instancePath:instancePath+"/updates/"+i0+"/price",schemaPath:"/common/order-book\
-level/properties/price/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid3=_errs9===errors}else var valid3=!0;
if(valid3){if(data3.size!==void 0){let data5=data3.size,_errs10=errors;if(!(typeof data5=="number"&&isFinite(data5)||typeof data5==
"string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data5)))return validate63.errors=[{instancePath:instancePath+"/updates/"+i0+"/\
size",schemaPath:"/common/order-book-level/properties/size/exact",keyword:"exact",params:{},message:"must be decimal"}],
!1;var valid3=_errs10===errors}else var valid3=!0;if(valid3)if(data3.type!==void 0){let data6=data3.type,_errs11=errors;
if(!(data6==="Ask"||data6==="Bid"||data6==="BestAsk"||data6==="BestBid"))return validate63.errors=[{instancePath:instancePath+
"/updates/"+i0+"/type",schemaPath:"/common/order-book-level/properties/type/enum",keyword:"enum",params:{allowedValues:schema35.
properties.type.enum},message:"must be equal to one of the allowed values"}],!1;var valid3=_errs11===errors}else var valid3=!0}}else
return validate63.errors=[{instancePath:instancePath+"/updates/"+i0,schemaPath:"/common/order-book-level/type",keyword:"\
type",params:{type:"object"},message:"must be object"}],!1;var valid1=_errs6===errors;if(!valid1)break}}else return validate63.
errors=[{instancePath:instancePath+"/updates",schemaPath:"#/properties/updates/type",keyword:"type",params:{type:"array"},
message:"must be array"}],!1;var valid0=_errs4===errors}else var valid0=!0}}else return validate63.errors=[{instancePath,
schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return validate63.errors=vErrors,
errors===0}validate63.evaluated={props:{connectionId:!0,ticker:!0,updates:!0},dynamicProps:!1,dynamicItems:!1};var PositionUpdateEvent=validate64,
schema88={type:"object",required:["connectionId","positionId","ticker","side","size","avgPrice","avgPriceFix","avgPriceD\
yn","status"],properties:{connectionId:{exact:"int64"},positionId:{exact:"int64"},ticker:{type:"string"},side:{enum:["Bu\
y","Sell"]},size:{exact:"decimal"},avgPrice:{exact:"decimal"},avgPriceFix:{exact:"decimal"},avgPriceDyn:{exact:"decimal"},
status:{enum:["New","Open","Closed"]}},$id:"/ws/events/position-update"};function validate64(data,{instancePath="",parentData,
parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,errors=0,evaluated0=validate64.evaluated;if(evaluated0.
dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&(evaluated0.items=void 0),errors===0)if(data&&typeof data==
"object"&&!Array.isArray(data)){let missing0;if(data.connectionId===void 0&&(missing0="connectionId")||data.positionId===
void 0&&(missing0="positionId")||data.ticker===void 0&&(missing0="ticker")||data.side===void 0&&(missing0="side")||data.
size===void 0&&(missing0="size")||data.avgPrice===void 0&&(missing0="avgPrice")||data.avgPriceFix===void 0&&(missing0="a\
vgPriceFix")||data.avgPriceDyn===void 0&&(missing0="avgPriceDyn")||data.status===void 0&&(missing0="status"))return validate64.
errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},message:"must have re\
quired property '"+missing0+"'"}],!1;if(data.connectionId!==void 0){let data0=data.connectionId,_errs1=errors;if(!(Number.
isSafeInteger(data0)||typeof data0=="bigint"&&BigInt.asIntN(64,data0)===data0))return validate64.errors=[{instancePath:instancePath+
"/connectionId",schemaPath:"#/properties/connectionId/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs1===
errors}else var valid0=!0;if(valid0){if(data.positionId!==void 0){let data1=data.positionId,_errs2=errors;if(!(Number.isSafeInteger(
data1)||typeof data1=="bigint"&&BigInt.asIntN(64,data1)===data1))return validate64.errors=[{instancePath:instancePath+"/\
positionId",schemaPath:"#/properties/positionId/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs2===
errors}else var valid0=!0;if(valid0){if(data.ticker!==void 0){let _errs3=errors;if(typeof data.ticker!="string")return validate64.
errors=[{instancePath:instancePath+"/ticker",schemaPath:"#/properties/ticker/type",keyword:"type",params:{type:"string"},
message:"must be string"}],!1;var valid0=_errs3===errors}else var valid0=!0;if(valid0){if(data.side!==void 0){let data3=data.
side,_errs5=errors;if(!(data3==="Buy"||data3==="Sell"))return validate64.errors=[{instancePath:instancePath+"/side",schemaPath:"\
#/properties/side/enum",keyword:"enum",params:{allowedValues:schema88.properties.side.enum},message:"must be equal to on\
e of the allowed values"}],!1;var valid0=_errs5===errors}else var valid0=!0;if(valid0){if(data.size!==void 0){let data4=data.
size,_errs6=errors;if(!(typeof data4=="number"&&isFinite(data4)||typeof data4=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(
data4)))return validate64.errors=[{instancePath:instancePath+"/size",schemaPath:"#/properties/size/exact",keyword:"exact",
params:{},message:"must be decimal"}],!1;var valid0=_errs6===errors}else var valid0=!0;if(valid0){if(data.avgPrice!==void 0){
let data5=data.avgPrice,_errs7=errors;if(!(typeof data5=="number"&&isFinite(data5)||typeof data5=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.
test(data5)))return validate64.errors=[{instancePath:instancePath+"/avgPrice",schemaPath:"#/properties/avgPrice/exact",keyword:"\
exact",params:{},message:"must be decimal"}],!1;var valid0=_errs7===errors}else var valid0=!0;if(valid0){if(data.avgPriceFix!==
void 0){let data6=data.avgPriceFix,_errs8=errors;if(!(typeof data6=="number"&&isFinite(data6)||typeof data6=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.
test(data6)))return validate64.errors=[{instancePath:instancePath+"/avgPriceFix",schemaPath:"#/properties/avgPriceFix/ex\
act",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid0=_errs8===errors}else var valid0=!0;if(valid0){if(data.
avgPriceDyn!==void 0){let data7=data.avgPriceDyn,_errs9=errors;if(!(typeof data7=="number"&&isFinite(data7)||typeof data7==
"string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data7)))return validate64.errors=[{instancePath:instancePath+"/avgPriceDyn",schemaPath:"\
#/properties/avgPriceDyn/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid0=_errs9===errors}else
var valid0=!0;if(valid0)if(data.status!==void 0){let data8=data.status,_errs10=errors;if(!(data8==="New"||data8==="Open"||
data8==="Closed"))return validate64.errors=[{instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"\
enum",params:{allowedValues:schema88.properties.status.enum},message:"must be equal to one of the allowed values"}],!1;var valid0=_errs10===
errors}else var valid0=!0}}}}}}}}else return validate64.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{
type:"object"},message:"must be object"}],!1;return validate64.errors=vErrors,errors===0}validate64.evaluated={props:{connectionId:!0,
positionId:!0,ticker:!0,side:!0,size:!0,avgPrice:!0,avgPriceFix:!0,avgPriceDyn:!0,status:!0},dynamicProps:!1,dynamicItems:!1};
var SubscribedEvent=validate65;function validate65(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate65.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connectionId===
void 0&&(missing0="connectionId"))return validate65.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{
missingProperty:missing0},message:"must have required property '"+missing0+"'"}],!1;if(data.connectionId!==void 0){let data0=data.
connectionId;if(!(Number.isSafeInteger(data0)||typeof data0=="bigint"&&BigInt.asIntN(64,data0)===data0))return validate65.
errors=[{instancePath:instancePath+"/connectionId",schemaPath:"#/properties/connectionId/exact",keyword:"exact",params:{},
message:"must be int64"}],!1}}else return validate65.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return validate65.errors=vErrors,errors===0}validate65.evaluated={props:{connectionId:!0},
dynamicProps:!1,dynamicItems:!1};var TradeSubscribedEvent=validate66;function validate66(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate66.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connectionId===
void 0&&(missing0="connectionId")||data.ticker===void 0&&(missing0="ticker"))return validate66.errors=[{instancePath,schemaPath:"\
#/required",keyword:"required",params:{missingProperty:missing0},message:"must have required property '"+missing0+"'"}],
!1;if(data.connectionId!==void 0){let data0=data.connectionId,_errs1=errors;if(!(Number.isSafeInteger(data0)||typeof data0==
"bigint"&&BigInt.asIntN(64,data0)===data0))return validate66.errors=[{instancePath:instancePath+"/connectionId",schemaPath:"\
#/properties/connectionId/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs1===errors}else var valid0=!0;
if(valid0)if(data.ticker!==void 0){let _errs2=errors;if(typeof data.ticker!="string")return validate66.errors=[{instancePath:instancePath+
"/ticker",schemaPath:"#/properties/ticker/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var valid0=_errs2===
errors}else var valid0=!0}else return validate66.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return validate66.errors=vErrors,errors===0}validate66.evaluated={props:{connectionId:!0,
ticker:!0},dynamicProps:!1,dynamicItems:!1};var TradeUnsubscribedEvent=validate67;function validate67(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate67.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connectionId===
void 0&&(missing0="connectionId")||data.ticker===void 0&&(missing0="ticker"))return validate67.errors=[{instancePath,schemaPath:"\
#/required",keyword:"required",params:{missingProperty:missing0},message:"must have required property '"+missing0+"'"}],
!1;if(data.connectionId!==void 0){let data0=data.connectionId,_errs1=errors;if(!(Number.isSafeInteger(data0)||typeof data0==
"bigint"&&BigInt.asIntN(64,data0)===data0))return validate67.errors=[{instancePath:instancePath+"/connectionId",schemaPath:"\
#/properties/connectionId/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs1===errors}else var valid0=!0;
if(valid0)if(data.ticker!==void 0){let _errs2=errors;if(typeof data.ticker!="string")return validate67.errors=[{instancePath:instancePath+
"/ticker",schemaPath:"#/properties/ticker/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var valid0=_errs2===
errors}else var valid0=!0}else return validate67.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return validate67.errors=vErrors,errors===0}validate67.evaluated={props:{connectionId:!0,
ticker:!0},dynamicProps:!1,dynamicItems:!1};var TradeUpdateEvent=validate68;function validate68(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate68.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connectionId===
void 0&&(missing0="connectionId")||data.ticker===void 0&&(missing0="ticker")||data.trades===void 0&&(missing0="trades"))
return validate68.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:missing0},message:"\
must have required property '"+missing0+"'"}],!1;if(data.connectionId!==void 0){let data0=data.connectionId,_errs1=errors;
if(!(Number.isSafeInteger(data0)||typeof data0=="bigint"&&BigInt.asIntN(64,data0)===data0))return validate68.errors=[{instancePath:instancePath+
"/connectionId",schemaPath:"#/properties/connectionId/exact",keyword:"exact",params:{},message:"must be int64"}],!1;var valid0=_errs1===
errors}else var valid0=!0;if(valid0){if(data.ticker!==void 0){let _errs2=errors;if(typeof data.ticker!="string")return validate68.
errors=[{instancePath:instancePath+"/ticker",schemaPath:"#/properties/ticker/type",keyword:"type",params:{type:"string"},
message:"must be string"}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0)if(data.trades!==void 0){let data2=data.
trades,_errs4=errors;if(errors===_errs4)if(Array.isArray(data2)){var valid1=!0;let len0=data2.length;for(let i0=0;i0<len0;i0++){
let data3=data2[i0],_errs6=errors;if(errors===errors)if(data3&&typeof data3=="object"&&!Array.isArray(data3)){let missing1;
if(data3.price===void 0&&(missing1="price")||data3.size===void 0&&(missing1="size")||data3.side===void 0&&(missing1="sid\
e")||data3.time===void 0&&(missing1="time"))return validate68.errors=[{instancePath:instancePath+"/trades/"+i0,schemaPath:"\
/common/trade/required",keyword:"required",params:{missingProperty:missing1},message:"must have required property '"+missing1+
"'"}],!1;if(data3.price!==void 0){let data4=data3.price,_errs9=errors;if(!(typeof data4=="number"&&isFinite(data4)||typeof data4==
"string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data4)))return validate68.errors=[{instancePath:instancePath+"/trades/"+i0+"/p\
rice",schemaPath:"/common/trade/properties/price/exact",keyword:"exact",params:{},message:"must be decimal"}],!1;var valid3=_errs9===
errors}else var valid3=!0;if(valid3){if(data3.size!==void 0){let data5=data3.size,_errs10=errors;if(!(typeof data5=="num\
ber"&&isFinite(data5)||typeof data5=="string"&&/^-?(0|[1-9]\d*)(\.\d+)?$/.test(data5)))return validate68.errors=[{instancePath:instancePath+
"/trades/"+i0+"/size",schemaPath:"/common/trade/properties/size/exact",keyword:"exact",params:{},message:"must be decima\
l"}],!1;var valid3=_errs10===errors}else var valid3=!0;if(valid3){if(data3.side!==void 0){let data6=data3.side,_errs11=errors;
if(!(data6==="Buy"||data6==="Sell"))return validate68.errors=[{instancePath:instancePath+"/trades/"+i0+"/side",schemaPath:"\
/common/trade/properties/side/enum",keyword:"enum",params:{allowedValues:schema40.properties.side.enum},message:"must be\
 equal to one of the allowed values"}],!1;var valid3=_errs11===errors}else var valid3=!0;if(valid3)if(data3.time!==void 0){
let data7=data3.time,_errs12=errors;if(!(typeof data7=="string"&&/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.
test(data7)))return validate68.errors=[{instancePath:instancePath+"/trades/"+i0+"/time",schemaPath:"/common/trade/proper\
ties/time/exact",keyword:"exact",params:{},message:"must be date-time"}],!1;var valid3=_errs12===errors}else var valid3=!0}}}else
return validate68.errors=[{instancePath:instancePath+"/trades/"+i0,schemaPath:"/common/trade/type",keyword:"type",params:{
type:"object"},message:"must be object"}],!1;var valid1=_errs6===errors;if(!valid1)break}}else return validate68.errors=
[{instancePath:instancePath+"/trades",schemaPath:"#/properties/trades/type",keyword:"type",params:{type:"array"},message:"\
must be array"}],!1;var valid0=_errs4===errors}else var valid0=!0}}else return validate68.errors=[{instancePath,schemaPath:"\
#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return validate68.errors=vErrors,errors===0}
validate68.evaluated={props:{connectionId:!0,ticker:!0,trades:!0},dynamicProps:!1,dynamicItems:!1};var UnsubscribedEvent=validate69;function validate69(data,{instancePath="",parentData,parentDataProperty,rootData=data,dynamicAnchors={}}={}){let vErrors=null,
errors=0,evaluated0=validate69.evaluated;if(evaluated0.dynamicProps&&(evaluated0.props=void 0),evaluated0.dynamicItems&&
(evaluated0.items=void 0),errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.connectionId===
void 0&&(missing0="connectionId"))return validate69.errors=[{instancePath,schemaPath:"#/required",keyword:"required",params:{
missingProperty:missing0},message:"must have required property '"+missing0+"'"}],!1;if(data.connectionId!==void 0){let data0=data.
connectionId;if(!(Number.isSafeInteger(data0)||typeof data0=="bigint"&&BigInt.asIntN(64,data0)===data0))return validate69.
errors=[{instancePath:instancePath+"/connectionId",schemaPath:"#/properties/connectionId/exact",keyword:"exact",params:{},
message:"must be int64"}],!1}}else return validate69.errors=[{instancePath,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return validate69.errors=vErrors,errors===0}validate69.evaluated={props:{connectionId:!0},
dynamicProps:!1,dynamicItems:!1};var validators={"common/balance":Balance,"common/connection-path":ConnectionPath,"commo\
n/connection":Connection,"common/finres":FinRes,"common/order-book-level":OrderBookLevel,"common/order":Order,"common/po\
sition":Position,"common/refusal":Refusal,"common/ticker-info":TickerInfo,"common/trade":Trade,"common/venue-refusal":VenueRefusal,
"rest/cancel-all-orders/body":CancelAllOrdersBody,"rest/cancel-all-orders/response":CancelAllOrdersResponse,"rest/cancel\
-order/body":CancelOrderBody,"rest/cancel-order/response":CancelOrderResponse,"rest/change-ticker/body":ChangeTickerBody,
"rest/change-ticker/response":ChangeTickerResponse,"rest/combo/body":ComboBody,"rest/combo/response":ComboResponse,"rest\
/get-balance/response":GetBalanceResponse,"rest/get-connection/response":GetConnectionResponse,"rest/list-connections/re\
sponse":ListConnectionsResponse,"rest/list-orders/query":ListOrdersQuery,"rest/list-orders/response":ListOrdersResponse,
"rest/list-positions/response":ListPositionsResponse,"rest/list-tickers/response":ListTickersResponse,"rest/ping/respons\
e":PingResponse,"rest/place-order/body":PlaceOrderBody,"rest/place-order/response":PlaceOrderResponse,"ws/commands/order\
book-subscribe":OrderbookSubscribeCommand,"ws/commands/orderbook-unsubscribe":OrderbookUnsubscribeCommand,"ws/commands/s\
ubscribe":SubscribeCommand,"ws/commands/trade-subscribe":TradeSubscribeCommand,"ws/commands/trade-unsubscribe":TradeUnsubscribeCommand,
"ws/commands/unsubscribe":UnsubscribeCommand,"ws/envelope":Envelope,"ws/events/balance-update":BalanceUpdateEvent,"ws/ev\
ents/error":ErrorEvent,"ws/events/finres-update":FinresUpdateEvent,"ws/events/order-update":OrderUpdateEvent,"ws/events/\
orderbook-snapshot":OrderbookSnapshotEvent,"ws/events/orderbook-subscribed":OrderbookSubscribedEvent,"ws/events/orderboo\
k-unsubscribed":OrderbookUnsubscribedEvent,"ws/events/orderbook-update":OrderbookUpdateEvent,"ws/events/position-update":PositionUpdateEvent,
"ws/events/subscribed":SubscribedEvent,"ws/events/trade-subscribed":TradeSubscribedEvent,"ws/events/trade-unsubscribed":TradeUnsubscribedEvent,
"ws/events/trade-update":TradeUpdateEvent,"ws/events/unsubscribed":UnsubscribedEvent};export{validators};
