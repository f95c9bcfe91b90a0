"""Data of ISO 639 on languages that Babel's CLDR data lack.

The codes are those of the ISO 639-3 code tables of SIL International, as of July 2026. Babel's list of likely
subtags knows about 7,200 languages, with their scripts; `MORE` are the languages of ISO 639-3 that it lacks.
"""

_TWO_LETTERS = """
aar:aa abk:ab afr:af aka:ak alb:sq amh:am ara:ar arg:an arm:hy asm:as ava:av ave:ae aym:ay aze:az bak:ba bam:bm
baq:eu bel:be ben:bn bis:bi bod:bo bos:bs bre:br bul:bg bur:my cat:ca ces:cs cha:ch che:ce chi:zh chu:cu chv:cv
cor:kw cos:co cre:cr cym:cy cze:cs dan:da deu:de div:dv dut:nl dzo:dz ell:el eng:en epo:eo est:et eus:eu ewe:ee
fao:fo fas:fa fij:fj fin:fi fra:fr fre:fr fry:fy ful:ff geo:ka ger:de gla:gd gle:ga glg:gl glv:gv gre:el grn:gn
guj:gu hat:ht hau:ha hbs:sh heb:he her:hz hin:hi hmo:ho hrv:hr hun:hu hye:hy ibo:ig ice:is ido:io iii:ii iku:iu
ile:ie in:id ina:ia ind:id ipk:ik isl:is ita:it iw:he jav:jv ji:yi jpn:ja jw:jv kal:kl kan:kn kas:ks kat:ka kau:kr
kaz:kk khm:km kik:ki kin:rw kir:ky kom:kv kon:kg kor:ko kua:kj kur:ku lao:lo lat:la lav:lv lim:li lin:ln lit:lt
ltz:lb lub:lu lug:lg mac:mk mah:mh mal:ml mao:mi mar:mr may:ms mkd:mk mlg:mg mlt:mt mo:ro mon:mn mri:mi msa:ms
mya:my nau:na nav:nv nbl:nr nde:nd ndo:ng nep:ne nld:nl nno:nn nob:nb nor:no nya:ny oci:oc oji:oj ori:or orm:om
oss:os pan:pa per:fa pli:pi pol:pl por:pt pus:ps que:qu roh:rm ron:ro rum:ro run:rn rus:ru sag:sg san:sa sin:si
slk:sk slo:sk slv:sl sme:se smo:sm sna:sn snd:sd som:so sot:st spa:es sqi:sq srd:sc srp:sr ssw:ss sun:su swa:sw
swe:sv tah:ty tam:ta tat:tt tel:te tgk:tg tgl:tl tha:th tib:bo tir:ti ton:to tsn:tn tso:ts tuk:tk tur:tr twi:tw
uig:ug ukr:uk urd:ur uzb:uz ven:ve vie:vi vol:vo wel:cy wln:wa wol:wo xho:xh yid:yi yor:yo zha:za zho:zh zul:zu
"""

_MORE = """
abj abq aci ack acl ads aed aen aes afg aft aih ajs aju akj akm akx aky als aml aou apq aqp arb arv asf asp asq asw
aub aux ayr aza azj bbh bcc bcl beg bfi bfk bfr bge bgk bgl bhx bix bje bll bmt bnl bog boi bpn bqh bqn bqy bsg bvl
bvp bwn bxd bxe bxk bxr byg byo byq byt bzg bzs cda cdn cds cdy chc cid cik ckh cld cls cmm cmn cno cnr cnu con cov
cow csc csd cse csf csg csi csl csn csq csr csx cuq cur cuw cwd czo dbr dep dgo dhd dik dim diq dlk doq doz drb drd
dse dsl dsz dtn dyl ecs eee ehs ekk elh eli emk emq emy enu ero esk esl esn eso esq etc eth fcs fse fsl fss fuc fuj
gaz gbo gce gda gds gft ghh ghl gii giu giw gly gno gom goz gqi gqu gro grr gse gsg gsm gss gug gus gya hab haf hca
hdn hds hea hkn hks hle hmc hme hmg hmh hmi hmk hml hnm hnu hos hoz hps hsh hsl huj huo huq icl ike iks ils ima inl
inm ins inz irr ise isg isr isv jcs jhs jih jii jio jiq jkp jkr jks jls jos jsl juc jus kae kaf kcr kcx kdu kej kep
keq kfj kft kgg kgi kgn khk kii kjv kkn kmr knc kng kpb kpv ksy kvk kvu kwx kxh kxs kyp kzg kzq laf lay lbc lbg lbk
lbs lfb lgs lhl lhp llh lls lof lov lre lrr lsb lsc lsh lsl lsn lso lsp lst lsv lsw lsy luh lvs lws lwu lyg mbe mdl
mef mei mfs mha mhr mjo mjp mkg mkq mlm mmj mmk mml mnk mqt mre msd msr mup mvb mvi myo mys mzb mzc mzg mzs mzy nbg
nbs ncs nef nes nev nhh nik nkp nll nmy nol noz npa npi nrc nrr nrt nsi nsl nsp nsr ntw nul nwa nwy nxk nxm nzs oak
och ocm ofo oge ojg ojp okh okj okl okn olb omn omy onb onw oog oos orh ory osd osn oua oyb pbu pcl pdi pef peh pej
pes pgz pha phj phq pie pkc pks pkt plq plt ply pnb pnu pnx pox ppu prl prn prs prz psc psd psg psl pso psp psr psy
ptq ptw pty pwi pys quh quz qvy qxs ral raq ras rat rau rer rge rgk rib rms rmv rmy rnb rnp rsb rsl rsm rsn rts ruh
ryn rys rzh sbf scq scz sdl sdp sdt sdz sfb sfs sgg sgk sgx shx sjc sjk sjn sjo sjs sle slf sls slt smm smv soh soj
spu spx spy sqk sqn sqr sqs sqx src ssi ssk ssp ssr std stu svk svx swc swh swl swn sxc sxg sxk sxl sxm sxo syy sze
szs tbr tcl tct tdf tef tgr thn tia tiz tjm tkm tkn tlo tms tnu tnz tpo tpq tqq tqr trd tse tsk tsm tsq tss tsy tta
ttg ttq tvg tvy twc txb txc txh txr tza uan ugn ugy ukl uks ull umc umu url uuu uzn ved vel vgt vis vmv vsi vsl vsn
vsv wao wbs wea wkb wkl wku wlc wlk wll wly wmg woy wrn wry wuh wxa xac xad xae xap xaq xbc xbo xcb xcc xce xcg xcl
xcm xcn xct xcu xcv xcw xcy xdc xdm xeb xel xep xfa xga xgf xgl xgr xha xhc xhd xhr xht xhu xib xil xiv xki xkk xko
xlb xle xlg xli xln xlo xlp xls xlu xme xmk xml xms xng xnh xno xns xpc xpe xpp xps xpu xpy xqa xqt xrt xsc xsd xsj
xsl xso xsv xtg xto xtr xua xug xup xur xwc xwg xzm ybk ych ycp ydd ygs yha yhl yhs yif yik yin yip yiq yit yiu yix
yiz ykl ykn ykt yku ylm yln ylo ymc ymd ymh ymi ymq ymr yms ymx ymz ynb yne ynn yno yox ypa ypb ypg yph ypm ypn ypo
ypp ypz yrn ysc ysg ysl ysm yso yta ytl ytp yuk yuy ywl ywt yyz yzg yzk zai zal zcd zhb zhk zib zkg zkh zkk zkn zkr
zkv zra zsk zsl zsm zyb
"""

TWO_LETTERS = dict(pair.split(":") for pair in _TWO_LETTERS.split())
"""The two-letter code in place of a longer or withdrawn one."""
MORE = frozenset(_MORE.split())
"""Languages that CLDR's list of likely subtags lacks."""
