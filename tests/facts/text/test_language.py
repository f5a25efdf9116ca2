from __future__ import annotations

import unicodedata

import pytest

from checker.facts.text.language import language_name, language_of
from checker.words.resources import Resources

RESOURCES = Resources()
SHORT = {
    "de": ["Die Feuerwehr rettete am Abend zwei Kinder aus dem Fluss. Beide sind wohlauf, teilte die Leitstelle in der Nacht mit.", "Der Bürgermeister sprach am Montag im Rathaus mit den Anwohnern über die neue Mauer am Fluss. Sie soll im Mai fertig sein und zwei Millionen kosten, sagte er. Viele Anwohner sind gegen den Bau, weil sie um ihre Gärten fürchten. The wall will be finished in May, the mayor said."],
    "it": ["Il sindaco con la moglie davanti alla chiesa di San Marco durante la festa del patrono."],
    "id": ["Banjir besar melanda desa itu sejak Senin pagi, kata kepala polisi. Warga mengungsi ke sekolah dan menunggu bantuan.", "Bomba menyelamatkan dua kanak-kanak dari sungai malam tadi, kata jurucakap bandar itu."],
    "pt": ["A prefeitura abriu ontem a nova ponte sobre o rio, disse o engenheiro responsável pela obra."],
    "es": ["La policía busca a dos hombres que robaron un camión cerca del puerto el martes por la noche."],
    "fr": ["Les pompiers ont sauvé deux enfants de la rivière hier soir, selon la préfecture."],
    "nl": ["De brandweer heeft gisteravond twee kinderen uit de rivier gered, zei een woordvoerder van de gemeente."],
    "pl": ["Strażacy uratowali wczoraj dwoje dzieci z rzeki, poinformował rzecznik urzędu miasta."],
    "tr": ["İtfaiye dün akşam nehirden iki çocuğu kurtardı, belediye sözcüsü bunu sabah için açıkladı ve daha sonra çekildi."],
    "sv": ["Brandkåren räddade två barn ur floden i går kväll, säger en talesman för kommunen."],
    "da": ["Brandvæsenet reddede to børn fra floden i går aftes, siger en talsmand for kommunen til avisen."],
    "no": ["Brannvesenet reddet to barn fra elva i går kveld, sier en talsperson for kommunen til avisa."],
    "fi": ["Palokunta pelasti eilen illalla kaksi lasta joesta, kertoi kaupungin tiedottaja. Lapset ovat kunnossa, mutta joki on yhä korkealla."],
    "vi": ["Lính cứu hỏa đã cứu hai đứa trẻ khỏi dòng sông vào tối qua, người phát ngôn của thành phố cho biết."],
    "cs": ["Hasiči včera večer zachránili z řeky dvě děti, uvedl mluvčí města. Obě jsou v pořádku a byly převezeny do nemocnice."],
    "hu": ["A tűzoltók tegnap este két gyereket mentettek ki a folyóból, közölte a város szóvivője. Mindkettő jól van, de a folyó még magas."],
    "ro": ["Pompierii au salvat aseară doi copii din râu, a spus purtătorul de cuvânt al primăriei."],
    "ca": ["Els bombers van salvar ahir dos nens del riu, segons va dir el portaveu de l'ajuntament."],
    "bs": ["Vatrogasci su sinoć spasili dvoje djece iz rijeke, rekao je glasnogovornik grada."],
    "is": ["Slökkviliðið bjargaði tveimur börnum úr ánni í gærkvöldi, sagði talsmaður bæjarins. Þau eru við góða heilsu en það var kalt."],
    "tl": ["Nailigtas ng mga bumbero ang dalawang bata sa ilog kagabi, ayon sa tagapagsalita ng lungsod."],
    "sw": ["Wazima moto waliwaokoa watoto wawili kwenye mto jana usiku, alisema msemaji wa mji huo. Hali ya watoto ni nzuri na wako kwa wazazi."],
    "sq": ["Zjarrfikësit shpëtuan mbrëmë dy fëmijë nga lumi, tha një zëdhënës i bashkisë."],
    "lt": ["Ugniagesiai vakar vakare iš upės išgelbėjo du vaikus, sakė miesto atstovas. Jie jau namuose ir jaučiasi gerai, bet upė dar aukšta."],
    "lv": ["Ugunsdzēsēji vakar vakarā izglāba divus bērnus no upes, teica pilsētas pārstāvis. Viņi jau ir mājās un jūtas labi, bet upe vēl ir augsta."],
    "et": ["Päästjad tõid eile õhtul jõest välja kaks last, ütles linna esindaja. Lapsed on terved, kuid jõgi on veel kõrge."],
    "sk": ["Hasiči včera večer zachránili z rieky dve deti, uviedol hovorca mesta. Obe sú v poriadku a boli prevezené do nemocnice."],
    "sl": ["Gasilci so sinoči iz reke rešili dva otroka, je povedal predstavnik mesta."],
    "af": ["Die brandweer het gisteraand twee kinders uit die rivier gered, het 'n woordvoerder van die stad gesê."],
    "ru": ["Пожарные вчера вечером спасли из реки двоих детей, сообщили в мэрии.", "Мэр заявил в понедельник, что мост закроют до мая. Водителям придётся искать другую дорогу. Ремонт стоит два миллиона. The mayor said the bridge will be closed."],
    "uk": ["Пожежники вчора ввечері врятували з річки двох дітей, повідомили в мерії. Обоє вже вдома, але річка ще висока, що й казати."],
    "bg": ["Кметът каза, че мостът ще бъде затворен до май."],
    "sr": ["Ватрогасци су синоћ спасили двоје деце из реке, рекао је портпарол града."],
    "el": ["Οι πυροσβέστες έσωσαν χθες βράδυ δύο παιδιά από το ποτάμι."],
    "ja": ["消防隊は昨夜、川から子供二人を救助したと市の広報担当者が話した。"],
    "zh": ["消防队昨晚从河里救出两名儿童，市政府发言人说。"],
    "ko": ["소방대는 어젯밤 강에서 아이 두 명을 구조했다고 시 대변인이 말했다."],
    "ar": ["أنقذ رجال الإطفاء طفلين من النهر مساء أمس، وقال متحدث باسم البلدية إن الطفلين بخير في المستشفى."],
    "fa": ["آتش‌نشانان دیشب دو کودک را از رودخانه نجات دادند و سخنگوی شهر گفت که حال آن‌ها خوب است."],
    "he": ["הכבאים חילצו אמש שני ילדים מהנהר, מסר דובר העירייה."],
    "th": ["เจ้าหน้าที่ดับเพลิงช่วยเด็กสองคนขึ้นจากแม่น้ำเมื่อคืนนี้"],
    "hi": ["दमकल कर्मियों ने कल रात नदी से दो बच्चों को बचाया, शहर के प्रवक्ता ने कहा।"],
    "ka": ["მეხანძრეებმა გუშინ საღამოს მდინარიდან ორი ბავშვი გადაარჩინეს."],
}  # fmt: skip
ENGLISH = [
    "The fire brigade saved two children from the river, said Bürgermeister Jan van der Berg of the Partei der Mitte.",
    "Van der Merwe, de Villiers, du Plessis, van Niekerk, de Jongh, von Arx, di Lorenzo, dos Santos, de la Cruz (el Moro 71), van den Hof",
    "Coupe de la Ligue: Vive la reine, says Le Monde",
    "Harbour bridge closed for repair",
    "“Der Fluss ist heute zu hoch, und wir haben das nicht gewollt”, said the mayor. “Die Kinder sind aber wohlauf.” He spoke after a meeting with the people who live beside the river and had asked for a wall since 2019.",
    "The mayor said on Monday that the bridge would be shut until May. Drivers have to find another road, and the repair costs two million, paid by the county. The work was put off twice since 2019 because the firm had no steel. Мэр заявил в понедельник, что мост закроют до мая. Водителям придётся искать другую дорогу.",
    "Le pont",
    "Velmar 12 34 Torvic",
    "“Погода”",
    "HARBOUR BRIDGE CLOSED FOR REPAIR IN MAY",
    "The talks in Torvic resume on Friday, el portavoz dijo que no habrá más reuniones este mes.",
    "Police seek man after break-in at jeweller’s shop",
    "1. Real Torvic de la Costa 38 2. Atlético del Río 31 3. Unión de los Llanos 27",
    "Council of Velmar made hold of session in Monday, where was told about bridge, that it close till May. Inhabitants was not glad of this decision.",
]


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in SHORT.items() for text in texts])
def test_a_short_text_in_another_language_is_not_english(code: str, text: str) -> None:
    assert language_of(text, RESOURCES) in {code, "und"}


@pytest.mark.parametrize(
    "code", ["ar", "bg", "de", "es", "fr", "id", "it", "ja", "ko", "pt", "ru", "th", "uk", "vi", "zh"]
)
def test_a_language_of_many_readers_is_recognised_in_a_short_text(code: str) -> None:
    assert {language_of(text, RESOURCES) for text in SHORT[code]} == {code}


@pytest.mark.parametrize("text", ENGLISH)
def test_english_with_names_quotations_or_mistakes_stays_english(text: str) -> None:
    assert language_of(text, RESOURCES) == "en"


def test_half_translated_text_counts_as_english() -> None:
    english = (
        "The mayor said on Monday that the bridge would be shut until May, and drivers have to find another road. " * 3
    )
    for texts in SHORT.values():
        assert language_of(f"{english}\n\n{texts[0]}", RESOURCES) == "en"


@pytest.mark.parametrize("code", ["de", "es", "fr", "it", "ru", "ja", "ar"])
def test_an_english_paragraph_does_not_make_a_text_english(code: str) -> None:
    text = "\n\n".join([*SHORT[code] * 4, "The fire brigade saved two children, the mayor said on Monday."])
    assert language_of(text, RESOURCES) == code


def test_the_middle_of_a_long_text_counts() -> None:
    preface = "The summary in English is the first part of the page, and it is short. " * 20
    assert language_of(preface + SHORT["de"][0] * 400, RESOURCES) == "de"


def test_composed_and_decomposed_letters_are_equal() -> None:
    assert language_of(unicodedata.normalize("NFD", SHORT["vi"][0]), RESOURCES) == "vi"


@pytest.mark.parametrize(
    ("code", "name"),
    [("de", "German"), ("und-Cyrl", "a language in Cyrillic script"), ("und", "an unknown language"), ("tlh", "tlh")],
)
def test_languages_have_names(code: str, name: str) -> None:
    assert language_name(code, RESOURCES) == name


def test_a_script_of_an_unknown_language_is_named() -> None:
    assert language_of("Ҷӯйборҷӣ ҳузурҷӯй", RESOURCES) == "und-Cyrl"
