"""Capitals and seats of government that stand for their governments, and the names of peoples."""

_CAPITALS = """
Abuja=Nigeria|Accra=Ghana|Addis Ababa=Ethiopia|Algiers=Algeria|Amman=Jordan|Amsterdam=Netherlands
Ankara=Turkey|Ashgabat=Turkmenistan|Asmara=Eritrea|Astana=Kazakhstan|Asuncion=Paraguay|Athens=Greece
Baghdad=Iraq|Baku=Azerbaijan|Bamako=Mali|Bangkok=Thailand|Beijing=China|Beirut=Lebanon|Belgrade=Serbia
Berlin=Germany|Bern=Switzerland|Bishkek=Kyrgyzstan|Bogota=Colombia|Bogotá=Colombia|Brasilia=Brazil
Brasília=Brazil|Bratislava=Slovakia|Brussels=European Union|Bucharest=Romania|Budapest=Hungary
Buenos Aires=Argentina|Bujumbura=Burundi|Cairo=Egypt|Canberra=Australia|Caracas=Venezuela|Chisinau=Moldova
Colombo=Sri Lanka|Copenhagen=Denmark|Dakar=Senegal|Damascus=Syria|Dhaka=Bangladesh|Doha=Qatar|Dublin=Ireland
Dushanbe=Tajikistan|Hanoi=Vietnam|Harare=Zimbabwe|Havana=Cuba|Helsinki=Finland|Islamabad=Pakistan
Jakarta=Indonesia|Kabul=Afghanistan|Kampala=Uganda|Kathmandu=Nepal|Khartoum=Sudan|Kigali=Rwanda
Kinshasa=Democratic Republic of the Congo|Kuala Lumpur=Malaysia|Kyiv=Ukraine|Kiev=Ukraine|La Paz=Bolivia
Lima=Peru|Lisbon=Portugal|Ljubljana=Slovenia|London=United Kingdom|Luanda=Angola|Lusaka=Zambia|Madrid=Spain
Managua=Nicaragua|Manila=Philippines|Maputo=Mozambique|Mexico City=Mexico|Minsk=Belarus|Mogadishu=Somalia
Montevideo=Uruguay|Moscow=Russia|Muscat=Oman|Nairobi=Kenya|Naypyidaw=Myanmar|New Delhi=India|Delhi=India
Niamey=Niger|Nicosia=Cyprus|Nur-Sultan=Kazakhstan|Oslo=Norway|Ottawa=Canada|Ouagadougou=Burkina Faso
Paris=France|Phnom Penh=Cambodia|Podgorica=Montenegro|Prague=Czech Republic|Pretoria=South Africa
Pristina=Kosovo|Pyongyang=North Korea|Quito=Ecuador|Rabat=Morocco|Reykjavik=Iceland|Riga=Latvia
Riyadh=Saudi Arabia|Rome=Italy|San Salvador=El Salvador|Sanaa=Yemen|Santiago=Chile|Sarajevo=Bosnia
Seoul=South Korea|Skopje=North Macedonia|Sofia=Bulgaria|Stockholm=Sweden|Taipei=Taiwan|Tallinn=Estonia
Tashkent=Uzbekistan|Tbilisi=Georgia|Tehran=Iran|Tirana=Albania|Tokyo=Japan|Tripoli=Libya|Tunis=Tunisia
Ulaanbaatar=Mongolia|Vienna=Austria|Vilnius=Lithuania|Warsaw=Poland|Washington=United States
Wellington=New Zealand|Yerevan=Armenia|Zagreb=Croatia
"""

_SEATS = """
Kremlin=Russia|White House=United States|Pentagon=United States|State Department=United States
Downing Street=United Kingdom|Whitehall=United Kingdom|10 Downing Street=United Kingdom
Number 10=United Kingdom|No 10=United Kingdom|No. 10=United Kingdom|Élysée Palace=France|Elysee Palace=France
Foggy Bottom=United States|Capitol Hill=United States|Rashtrapati Bhavan=India|Chigi Palace=Italy
Bankova=Ukraine|Cheong Wa Dae=South Korea|Planalto=Brazil|Casa Rosada=Argentina
Élysée=France|Elysee=France|Quai d'Orsay=France
Blue House=South Korea|Zhongnanhai=China|Bundestag=Germany|Holy See=Vatican|Vatican=Vatican|US=United States
U.S.=United States|USA=United States|America=United States|United States of America=United States
UK=United Kingdom|U.K.=United Kingdom|Britain=United Kingdom|Great Britain=United Kingdom|EU=European Union
UN=United Nations|U.N.=United Nations|Russian Federation=Russia|PRC=China|People's Republic of China=China
Islamic Republic=Iran|DPRK=North Korea|Republic of Korea=South Korea|UAE=United Arab Emirates
United Arab Emirates=United Arab Emirates|Czechia=Czech Republic|Türkiye=Turkey|United States=United States
United Kingdom=United Kingdom|European Union=European Union
"""

_PEOPLES = """
Afghan=Afghanistan|Albanian=Albania|Algerian=Algeria|American=United States|Argentine=Argentina
Armenian=Armenia|Australian=Australia|Austrian=Austria|Azerbaijani=Azerbaijan|Bangladeshi=Bangladesh
Belarusian=Belarus|Belgian=Belgium|Bolivian=Bolivia|Bosnian=Bosnia|Brazilian=Brazil|British=United Kingdom
Bulgarian=Bulgaria|Burmese=Myanmar|Cambodian=Cambodia|Canadian=Canada|Chilean=Chile|Chinese=China
Colombian=Colombia|Croatian=Croatia|Cuban=Cuba|Cypriot=Cyprus|Czech=Czech Republic|Danish=Denmark
Dutch=Netherlands|Ecuadorian=Ecuador|Egyptian=Egypt|Emirati=United Arab Emirates|Eritrean=Eritrea
Estonian=Estonia|Ethiopian=Ethiopia|Filipino=Philippines|Finnish=Finland|French=France|Georgian=Georgia
German=Germany|Ghanaian=Ghana|Greek=Greece|Hungarian=Hungary|Icelandic=Iceland|Indian=India
Indonesian=Indonesia|Iranian=Iran|Iraqi=Iraq|Irish=Ireland|Israeli=Israel|Italian=Italy|Japanese=Japan
Jordanian=Jordan|Kazakh=Kazakhstan|Kenyan=Kenya|Kosovar=Kosovo|Kuwaiti=Kuwait|Latvian=Latvia
Lebanese=Lebanon|Libyan=Libya|Lithuanian=Lithuania|Malaysian=Malaysia|Malian=Mali|Mexican=Mexico
Moldovan=Moldova|Mongolian=Mongolia|Moroccan=Morocco|Nepali=Nepal|Nigerian=Nigeria|North Korean=North Korea
Norwegian=Norway|Omani=Oman|Pakistani=Pakistan|Palestinian=Palestine|Peruvian=Peru|Polish=Poland
Portuguese=Portugal|Qatari=Qatar|Romanian=Romania|Russian=Russia|Rwandan=Rwanda|Saudi=Saudi Arabia
Senegalese=Senegal|Serbian=Serbia|Singaporean=Singapore|Slovak=Slovakia|Slovenian=Slovenia|Somali=Somalia
South African=South Africa|South Korean=South Korea|Spanish=Spain|Sudanese=Sudan|Swedish=Sweden
Swiss=Switzerland|Syrian=Syria|Taiwanese=Taiwan|Thai=Thailand|Tunisian=Tunisia|Turkish=Turkey|Ugandan=Uganda
Ukrainian=Ukraine|Uruguayan=Uruguay|Uzbek=Uzbekistan|Venezuelan=Venezuela|Vietnamese=Vietnam|Yemeni=Yemen
Zimbabwean=Zimbabwe
"""

_OTHERS = """
Israel|Singapore|Kuwait|Bahrain|Belgium|Palestine|Hong Kong|Panama|Honduras|Guatemala|Haiti|Jamaica|Tanzania
Malawi|Madagascar|Namibia|Botswana|Gambia|Guinea|Liberia|Sierra Leone|Ivory Coast|Togo|Benin|Cameroon|Gabon
Chad|Djibouti|Luxembourg|Malta|Monaco|Laos|Fiji|Papua New Guinea|Solomon Islands|Maldives|Bhutan|Brunei
Costa Rica|Dominican Republic|South Sudan|Central African Republic|Lesotho|Mauritius|Mauritania
"""


def _table(source: str) -> dict[str, str]:
    rows = source.replace("\n", "|").split("|")
    return dict(row.split("=") for row in rows if row)


METONYMS = {**_table(_CAPITALS), **_table(_SEATS)}
"""A place or a short name as written, to the government it stands for when it speaks."""

PEOPLES = _table(_PEOPLES)
"""The adjective of a people, to its country."""

COUNTRIES = (
    frozenset(METONYMS.values())
    | frozenset(PEOPLES.values())
    | frozenset(_OTHERS.replace("\n", "|").split("|"))
) - {""}
"""Every country and union of countries that the tables know."""
